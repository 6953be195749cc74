import { ask } from '../contract/ask.ts';
import { findRelation } from '../schema/catalog.ts';
import { type Name, sameName } from '../schema/names.ts';
import { list } from '../text/words.ts';
import { unfulfilled } from './emulation.ts';
import { defineRule, type Report, type RuleContext } from './rule.ts';
import { apartFrom, neverCreated, standIn, surelyMissing } from './subject.ts';
import { usage } from './wording.ts';

export default defineRule({
  id: 'rename-table',
  on: ['rename-table', 'rename-view', 'set-table-schema'],
  category: 'compatibility',
  severity: 'error',
  title: 'Renaming a table or moving it to another schema',
  why: 'The previous server knows the table by its old name only: from the moment of the rename its queries fail.',
  instead:
    'Create a view under the new name now, and rename the table in the next release; or rename it and put a view under the old name in the same transaction.',
  hazards: ['A04', 'A38'],
  recipe: 'rename-table',
  examples: {
    fires: {
      before: 'CREATE TABLE users (id bigint PRIMARY KEY);',
      uses: 'SELECT id FROM users',
      migration: 'ALTER TABLE users RENAME TO accounts;',
    },
    silent: {
      before: 'CREATE TABLE users (id bigint PRIMARY KEY);',
      uses: 'SELECT id FROM users',
      migration: 'ALTER TABLE users RENAME TO accounts;\nCREATE VIEW users AS SELECT * FROM accounts;',
    },
  },
  check(change, context) {
    const name = change.kind === 'rename-view' ? change.view : change.table;
    return surelyMissing({ ...change, ifExists: false }, context.before) && !findRelation(context.before, name)
      ? undefined
      : renamed(name, context);
  },
});

function renamed(name: Name, context: RuleContext): Report | readonly Report[] | undefined {
  const relation = findRelation(context.before, name);
  const label = context.name(relation ?? name);
  if (relation && relation.kind !== 'table' && relation.kind !== 'view') return undefined;
  const released = relation && context.base.relations.get(relation.id);
  if (relation && !released) return undefined;
  if (!released) {
    const answer = neverCreated(context, label, relation ? undefined : name);
    return {
      message: usage(
        context.servers.map((s) => s.server.version),
        label,
        answer,
      ),
      object: label,
      answer,
    };
  }
  // Only the change that takes the released name away is blamed; and a table that goes for good is said where it goes.
  if (!sameName(relation, released) || !context.target.relations.has(released.id)) return undefined;
  const heir = standIn(context, released);
  if (heir && (released.kind === 'table' || released.kind === 'view')) {
    // A column that is dropped or renamed itself is said where that happens.
    const end = context.target.relations.get(released.id);
    const kept = end?.kind === 'table' || end?.kind === 'view' ? end.columns : [];
    const missing = released.columns.filter(
      ({ id, name }) => !heir.columns.some((c) => c.name === name) && kept.some((c) => c.id === id && c.name === name),
    );
    const incomplete = heir.kind === 'view' ? unfulfilled(context, released, heir, label) : undefined;
    if (missing.length === 0) return incomplete;
    const answers = missing.map((column) => ({
      column,
      ...ask(context.servers, (c) => c.column({ relation: released.id, column: column.id }, 'name')),
    }));
    const lost =
      answers.find((a) => a.answer.verdict === 'used') ?? answers.find((a) => a.answer.verdict === 'unknown');
    if (!lost) return incomplete;
    const object = `${label}.${lost.column.name}`;
    const passed: Report = {
      message: `${usage(lost.servers, object, lost.answer)}; the view ${label} does not pass it on`,
      object,
      answer: lost.answer,
      servers: lost.servers,
      advice: `Select ${list(missing.map((c) => c.name))} in the view ${label} too.`,
    };
    return incomplete ? [passed, incomplete] : passed;
  }
  const apart = released.kind === 'table' ? apartFrom(context, released) : [];
  const { answer, servers } = ask(context.servers, (contract) => contract.relation(released.id, 'name', apart));
  return { message: usage(servers, label, answer), object: label, answer, servers };
}
