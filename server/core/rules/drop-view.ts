import { ask } from '../contract/ask.ts';
import { findRelation } from '../schema/catalog.ts';
import { list } from '../text/words.ts';
import { defineRule, type Report } from './rule.ts';
import { standIn, surelyMissing } from './subject.ts';
import { usage } from './wording.ts';

export default defineRule({
  id: 'drop-view',
  on: ['drop-view', 'rename-view-column', 'create-view'],
  category: 'compatibility',
  severity: 'error',
  title: 'Dropping a view, or a column of it, that the previous server reads',
  why: 'The previous server reads the view by its name and columns: without them every such query of it fails.',
  instead:
    'Keep the view until the previous server is gone. Append new columns at its end, or create a view of another name.',
  hazards: ['A07', 'A08'],
  recipe: 'drop-view',
  examples: {
    fires: {
      before:
        'CREATE TABLE users (id bigint PRIMARY KEY, active boolean);\nCREATE VIEW active_users AS SELECT id FROM users WHERE active;',
      uses: 'SELECT id FROM active_users',
      migration: 'DROP VIEW active_users;',
    },
    silent: {
      before:
        'CREATE TABLE users (id bigint PRIMARY KEY, active boolean);\nCREATE VIEW active_users AS SELECT id FROM users WHERE active;',
      uses: 'SELECT id FROM users',
      migration: 'DROP VIEW active_users;',
    },
  },
  check(change, context) {
    const { view: name } = change;
    const relation = findRelation(context.before, name);
    if (!relation) {
      // What was never created was made elsewhere; a view that is made here can't be missed.
      if (change.kind === 'create-view' || context.before.gaps === 0) return undefined;
      if (change.kind === 'drop-view' && surelyMissing(change, context.before)) return undefined;
      return undefined;
    }
    const released = context.base.relations.get(relation.id);
    if (released?.kind !== 'view') return undefined;
    const label = context.name(released);
    const heir = standIn(context, released);
    if (!heir) {
      if (change.kind !== 'drop-view' || context.after.relations.has(relation.id)) return undefined;
      const { answer, servers } = ask(context.servers, (contract) => contract.relation(released.id));
      return { message: usage(servers, label, answer), object: label, answer, servers };
    }
    // Each column is missed once: by the change after which its name is gone for good.
    const now = context.after.relations.get(relation.id);
    const lost = released.columns.filter(({ name: column }) => {
      const had = relation.kind === 'view' && relation.columns.some((c) => c.name === column);
      const has = now?.kind === 'view' && now.columns.some((c) => c.name === column);
      return had && !has && !heir.open && !heir.columns.some((c) => c.name === column);
    });
    const advice = `Keep ${list(lost.map((c) => c.name))} in ${label} until the previous server is gone.`;
    return lost.flatMap((column): Report[] => {
      const id = { relation: released.id, column: column.id };
      const { answer, servers } = ask(context.servers, (contract) => contract.column(id));
      const object = `${label}.${column.name}`;
      if (answer.verdict === 'unused') return [];
      const message = `${usage(servers, object, answer)}; the view ${label} no longer has it`;
      return [{ message, object, answer, servers, advice, recipe: 'change-view' }];
    });
  },
});
