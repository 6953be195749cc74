import type { Answer } from '../contract/answer.ts';
import { ask } from '../contract/ask.ts';
import type { Column, Table } from '../schema/catalog.ts';
import { defineRule, type Report, type RuleContext, releasedTable } from './rule.ts';
import {
  apartFrom,
  columnOf,
  inTarget,
  meant,
  neverCreated,
  standInColumn,
  subjectOf,
  surelyMissing,
} from './subject.ts';
import { triggerNames } from './triggers.ts';
import { usage } from './wording.ts';

export default defineRule({
  id: 'rename-column',
  on: ['rename-column', 'redefine-column'],
  category: 'compatibility',
  severity: 'error',
  title: 'Renaming a column',
  why: 'The previous server knows the column by its old name only: from the moment of the rename its queries fail.',
  instead: 'Add the new column beside the old one, keep both in step, and drop the old one in the next release.',
  hazards: ['A03'],
  recipe: 'rename-column',
  examples: {
    fires: {
      before: 'CREATE TABLE users (id bigint PRIMARY KEY, name text);',
      uses: 'SELECT name FROM users',
      migration: 'ALTER TABLE users RENAME COLUMN name TO full_name;',
    },
    silent: {
      before: 'CREATE TABLE users (id bigint PRIMARY KEY, name text);',
      uses: 'SELECT name FROM users',
      migration: 'ALTER TABLE users ADD COLUMN full_name text;',
    },
  },
  check(change, context) {
    if (change.kind === 'redefine-column' && change.definition.name === change.column) return undefined;
    const { table, column, label, shown, released, isNew } = subjectOf(context, change.table, change.column);
    if (isNew || (table && !column && context.before.gaps === 0)) return undefined;
    if (!table || !column || !released.table || !released.column) {
      if (surelyMissing({ ...change, ifExists: false }, context.before)) return undefined;
      const answer = neverCreated(context, label, table ? undefined : change.table, change.column);
      return {
        message: usage(
          context.servers.map((s) => s.server.version),
          label,
          answer,
        ),
        object: label,
        answer,
        recipe: false,
      };
    }
    // Only the change that takes the released name away is blamed; and a column that goes for good is said where it goes.
    if (column.name !== released.column.name || !inTarget(context, table, column)) return undefined;
    const id = { relation: table.id, column: column.id };
    const heir = standInColumn(context, released.table, released.column);
    if (heir) {
      // Renamed back, a view under the table's old name, or another table in its place: the name means what it did.
      const means = meant(context, released.table, released.column);
      // Computed from it: it reads as before. Who writes it fails, which is said of the query.
      if (passesOn(columnOf(context.target, means), column)) return undefined;
      return means?.relation === table.id && means.column !== column.id
        ? taken(context, table, { id: means.column }, label, (servers) => ask(servers, (c) => c.column(id, 'name')))
        : forgottenByTrigger(context, table, released.column, label);
    }
    const gone = apartFrom(context, table, column);
    const { answer, servers } = ask(context.servers, (contract) => contract.column(id, 'name', gone));
    return { message: usage(servers, shown, answer), object: label, answer, servers };
  },
});

/** A column that is computed to be another one, and nothing else. */
function passesOn(heir: Column | undefined, { id }: Column): boolean {
  const { reads, expression } = heir?.generated ?? {};
  return reads?.length === 1 && reads[0] === id && /^[("`\s]*[\p{L}_][\w$]*[)"`\s]*$/u.test(expression?.text ?? '');
}

/** The queries find the name in a view, and a trigger of the table itself still looks for it in the row. */
function forgottenByTrigger(context: RuleContext, table: Table, column: Column, label: string): Report | undefined {
  const end = context.target.relations.get(table.id);
  if (end?.kind !== 'table' || end.columns.some((c) => c.name === column.name)) return undefined;
  const trigger = end.triggers.find((each) => each.enabled && triggerNames(context, each, column.name));
  if (!trigger) return undefined;
  const { answer, servers } = ask(context.servers, (contract) => contract.writes(table.id));
  if (answer.verdict === 'unused') return undefined;
  const why = `the trigger ${trigger.name} on ${context.name(end)} still names ${column.name}`;
  const graded: Answer = { ...answer, verdict: 'unknown', why };
  return { message: usage(servers, label, graded), object: label, answer: graded, servers, recipe: false };
}

/** The name goes on and means another column: nothing fails, and the wrong values are read and written. */
function taken(
  context: RuleContext,
  table: Table,
  heir: { readonly id: number },
  label: string,
  asks: (servers: RuleContext['servers']) => { readonly answer: Answer; readonly servers: readonly string[] },
): Report | undefined {
  const { answer, servers } = asks(context.servers);
  if (answer.verdict === 'unused') return undefined;
  const before = releasedTable(context, table)?.columns.find((c) => c.id === heir.id);
  const means = before ? `what was ${context.name(table)}.${before.name}` : 'a new column';
  return {
    message: `${usage(servers, label, answer)}, and that name means ${means} then`,
    object: label,
    answer,
    servers,
    severity: 'warning',
    advice: 'Give each column a name that was never used, unless both are kept in step by a trigger.',
    recipe: false,
  };
}
