import { ask } from '../contract/ask.ts';
import { type Column, findRelation, type Table } from '../schema/catalog.ts';
import { showType } from '../schema/types.ts';
import { list } from '../text/words.ts';
import { byPosition, unfulfilled } from './emulation.ts';
import { defineRule, type Report, type RuleContext } from './rule.ts';
import { apartFrom, neverCreated, standIn, surelyMissing } from './subject.ts';
import { claim, usage } from './wording.ts';

export default defineRule({
  id: 'drop-table',
  on: ['drop-table'],
  category: 'compatibility',
  severity: 'error',
  title: 'Dropping a table the previous server still uses',
  why: 'While the previous server runs, and whenever it comes back, every query of it on the table fails. The data is gone for good.',
  instead: 'Stop using the table in this release and drop it in the next one.',
  hazards: ['A06', 'D04'],
  recipe: 'drop-table',
  examples: {
    fires: {
      before: 'CREATE TABLE sessions (id bigint PRIMARY KEY, token text);',
      uses: 'INSERT INTO sessions (id, token) VALUES ($1, $2)',
      migration: 'DROP TABLE sessions;',
    },
    silent: {
      before: 'CREATE TABLE sessions (id bigint PRIMARY KEY, token text);\nCREATE TABLE users (id bigint PRIMARY KEY);',
      uses: 'SELECT id FROM users',
      migration: 'DROP TABLE sessions;',
    },
  },
  check(change, context) {
    const relation = findRelation(context.before, change.table);
    if (!relation) {
      const label = context.name(change.table);
      if (surelyMissing(change, context.before)) return undefined;
      const answer = neverCreated(context, label, change.table);
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
    const released = context.base.relations.get(relation.id);
    if (released?.kind !== 'table' && released?.kind !== 'view') return undefined;
    const label = context.name(released);
    const here = context.name(relation);
    const shown = here === label ? label : `${label} (here ${here})`;
    const heir = standIn(context, released);
    // The server refuses it (a key or a view needs it, without CASCADE): then the release stops here, and what was meant is judged.
    const refused = context.after.relations.has(relation.id);
    // Taken back by a ROLLBACK.
    if (heir?.id === released.id && !refused) return undefined;
    if (!heir || refused) {
      const gone = relation.kind === 'table' ? apartFrom(context, relation) : [];
      const { answer, servers } = ask(context.servers, (contract) => contract.relation(released.id, undefined, gone));
      return { message: usage(servers, shown, answer), object: label, answer, servers };
    }
    // Made anew under its name: queries go on where all they need is there.
    const missing = released.columns.filter((column) => !heir.columns.some((c) => c.name === column.name));
    const reports = missing.flatMap((column): Report[] => {
      const id = { relation: released.id, column: column.id };
      const { answer, servers } = ask(context.servers, (contract) => contract.column(id));
      const object = `${label}.${column.name}`;
      if (answer.verdict === 'unused') return [];
      const advice = `Keep ${list(missing.map((c) => c.name))} in ${label} until the previous server is gone.`;
      const message = `${usage(servers, object, answer)}; it is missing where ${label} is created again`;
      return [{ message, object, answer, servers, advice }];
    });
    if (heir.kind === 'view') reports.push(...[unfulfilled(context, released, heir, label) ?? []].flat());
    else if (released.kind === 'table') reports.push(...rebuilt(context, released, heir, label));
    return reports;
  },
});

/** What differs in a table that is built anew: its rows are gone, and columns may ask for more than before. */
function rebuilt(context: RuleContext, released: Table, heir: Table, label: string): Report[] {
  const reports: Report[] = [];
  const copied = context.release.some(
    ({ change, before }) => change.kind === 'insert-rows' && findRelation(before, change.table)?.id === heir.id,
  );
  if (!copied) {
    const message = `All rows of ${label} are lost: it is dropped and created again`;
    const advice = 'Change the table in place, or copy its rows before it goes.';
    reports.push({ message, object: label, severity: 'warning', advice });
  }
  for (const column of heir.columns) {
    const old = released.columns.find((c) => c.name === column.name);
    reports.push(...stricter(context, released, old, column, label));
  }
  reports.push(...[byPosition(context, released, heir, label) ?? []].flat());
  return reports;
}

function stricter(
  context: RuleContext,
  released: Table,
  old: Column | undefined,
  now: Column,
  label: string,
): Report[] {
  const object = `${label}.${now.name}`;
  const reports: Report[] = [];
  const filled = (column: Column): boolean => Boolean(column.default || column.identity || column.generated);
  if (now.notNull && !filled(now) && (!old?.notNull || filled(old))) {
    const asked = ask(context.servers, (contract) => {
      if (!old) return contract.inserts(released.id).answer;
      const id = { relation: released.id, column: old.id };
      return old.notNull ? contract.omits(id) : contract.leavesNull(id, false);
    });
    const answer = asked.answer;
    if (answer.verdict !== 'unused') {
      const claimed = claim(asked.servers, `inserts into ${label} without ${now.name}`, answer);
      const advice = `Give ${now.name} a default where ${label} is created again.`;
      const message = `${claimed}, and the new table asks for it`;
      reports.push({ message, object, answer, servers: asked.servers, advice });
    }
  }
  if (!old) return reports;
  const how = context.dialect.compareTypes(old.type, now.type, context.target);
  if (how !== 'differs' && how !== 'narrows') return reports;
  const id = { relation: released.id, column: old.id };
  const asked = ask(context.servers, (contract) => contract.column(id, how === 'narrows' ? 'write' : undefined));
  const { answer, servers } = asked;
  if (answer.verdict === 'unused') return reports;
  const types = `as ${showType(old.type)}, and it becomes ${showType(now.type)}`;
  const advice = `Keep the type of ${now.name} until the previous server is gone.`;
  reports.push({ message: `${usage(servers, object, answer)} ${types}`, object, answer, servers, advice });
  return reports;
}
