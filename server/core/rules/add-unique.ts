import { type Answer, worst } from '../contract/answer.ts';
import { ask } from '../contract/ask.ts';
import { indexesOf } from '../schema/catalog.ts';
import { list } from '../text/words.ts';
import { defineRule } from './rule.ts';
import { subjectOf } from './subject.ts';
import { claim } from './wording.ts';

export default defineRule({
  id: 'add-unique',
  on: ['create-index', 'add-constraint'],
  category: 'compatibility',
  severity: 'warning',
  title: 'Adding uniqueness the previous server may violate',
  why: 'A row of the previous server that repeats a value is refused from then on, and rows that already repeat make the migration fail.',
  instead: 'Stop writing duplicates and clear the existing ones in this release; add the constraint in the next one.',
  hazards: ['A32'],
  examples: {
    fires: {
      before: 'CREATE TABLE users (id bigint PRIMARY KEY, email text);',
      uses: 'INSERT INTO users (id, email) VALUES ($1, $2)',
      migration: 'CREATE UNIQUE INDEX CONCURRENTLY users_email_key ON users (email);',
    },
    silent: {
      before: 'CREATE TABLE users (id bigint PRIMARY KEY, email text);',
      uses: 'INSERT INTO users (id, email) VALUES ($1, $2)',
      migration: 'CREATE INDEX CONCURRENTLY users_email_idx ON users (email);',
    },
  },
  check(change, context) {
    const names = uniqueColumns(change);
    if (!names || names.length === 0) return undefined;
    const { table, tableLabel, released } = subjectOf(context, change.table);
    if (!table || !released.table) return undefined;
    const columns = table.columns.filter((column) => names.includes(column.name));
    if (columns.length < names.length) return undefined;
    const releasedIds = new Set(released.table.columns.map((column) => column.id));
    // A column the previous server doesn't know stays NULL in its rows, and NULLs don't repeat.
    if (columns.some((column) => !releasedIds.has(column.id) && !column.default && !column.notNull)) return undefined;
    // Already unique over these columns or fewer: nothing new is asked of anybody.
    const ids = new Set(columns.map((column) => column.id));
    const implied = indexesOf(context.base, table.id).some(
      (index) =>
        index.unique &&
        index.valid &&
        !index.where &&
        index.elements.every((e) => e.columnId !== undefined && ids.has(e.columnId)),
    );
    if (implied) return undefined;
    const asked = columns
      .filter((column) => releasedIds.has(column.id))
      .map((column) =>
        ask(context.servers, (contract) => contract.column({ relation: table.id, column: column.id }, 'write')),
      );
    const answer =
      asked.length > 0
        ? worst(asked.map((a) => a.answer))
        : ask(context.servers, (contract) => contract.inserts(table.id).answer).answer;
    if (answer.verdict === 'unused') return undefined;
    const servers = [...new Set(asked.flatMap((a) => a.servers))];
    const label = `${tableLabel} (${names.join(', ')})`;
    const graded: Answer = {
      ...answer,
      verdict: 'unknown',
      why: answer.verdict === 'used' ? `it writes ${list(names)}, and whether values repeat can't be told` : answer.why,
    };
    return {
      message: claim(servers, `writes duplicates to ${label}`, graded),
      object: names.length === 1 ? `${tableLabel}.${names[0]}` : tableLabel,
      answer: graded,
      servers,
    };
  },
});

/** The columns that become unique; undefined where none do, or where an index already made them so. */
function uniqueColumns(
  change: Parameters<typeof import('./add-unique.ts')['default']['check']>[0],
): readonly string[] | undefined {
  if (change.kind === 'create-index') {
    if (!change.unique || change.where) return undefined;
    return change.elements.every((e) => e.column !== undefined)
      ? change.elements.map((e) => e.column as string)
      : undefined;
  }
  const { constraint } = change;
  if (constraint.type !== 'unique' && constraint.type !== 'primary-key') return undefined;
  return constraint.usingIndex ? undefined : constraint.columns;
}
