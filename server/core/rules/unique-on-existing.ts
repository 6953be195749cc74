import { type Column, findTable, indexesOf } from '../schema/catalog.ts';
import type { ChangeOf } from '../schema/change.ts';
import { list } from '../text/words.ts';
import { keyRecipe } from './key-recipe.ts';
import { graded } from './locking.ts';
import { defineRule, type RuleContext, releasedTable } from './rule.ts';
import { stopsBefore } from './stops.ts';

export default defineRule({
  id: 'unique-on-existing',
  on: ['create-index', 'add-constraint'],
  category: 'data',
  severity: 'warning',
  title: 'Uniqueness over rows that are there already',
  why: 'Two rows with the same values make the migration fail, on one database and not on the next. CREATE INDEX CONCURRENTLY then leaves an invalid index behind, which slows down writes and stands in the way of the next try.',
  instead: 'Look for duplicates before the release, on every database it runs on.',
  hazards: ['E01'],
  recipe: 'add-unique',
  examples: {
    fires: {
      before: 'CREATE TABLE users (id bigint PRIMARY KEY, email text);',
      migration: 'CREATE UNIQUE INDEX CONCURRENTLY users_email_key ON users (email);',
    },
    silent: {
      before: 'CREATE TABLE users (id bigint PRIMARY KEY, email text);',
      migration: 'CREATE TABLE names (email text);\nCREATE UNIQUE INDEX names_email_key ON names (email);',
    },
  },
  check(change, context) {
    const keys = keysOf(change);
    const table = findTable(context.before, change.table);
    if (!keys || !table || !releasedTable(context, table)) return undefined;
    const columns = keys.flatMap((key) => table.columns.find((column) => column.name === key.column) ?? []);
    if (columns.some((column) => neverRepeats(column, context, table.id))) return undefined;
    const ids = new Set(columns.map((column) => column.id));
    // The index that proved it may go in the same release, or in the same statement.
    const proven = [...indexesOf(context.before, table.id), ...indexesOf(context.base, table.id)].some(
      (index) =>
        index.unique &&
        index.valid &&
        !index.where &&
        index.elements.every((e) => e.columnId !== undefined && ids.has(e.columnId)),
    );
    if (proven || cleaned(change, context) || stopsBefore(table, /\bhaving\b/i, context)) return undefined;
    const label = context.name(table);
    const shown = keys.map((key) => key.text);
    const query = `SELECT ${shown.join(', ')}, count(*) FROM ${label} GROUP BY ${shown.join(', ')} HAVING count(*) > 1`;
    const where = change.kind === 'create-index' && change.where ? ' (of the rows in its WHERE)' : '';
    const { severity } = graded(context, change.table);
    return {
      message: `Rows of ${label} that repeat ${list(shown)}${where} make this fail`,
      object: keys.length === 1 && keys[0]?.column ? `${label}.${keys[0].column}` : label,
      advice: `Look for duplicates first, on every database it runs on: \`${query}\`.`,
      ...(severity === 'information' ? { severity } : {}),
      ...keyRecipe(change, table, context),
    };
  },
});

interface Key {
  readonly column?: string;
  readonly text: string;
}

function keysOf(change: ChangeOf<'create-index' | 'add-constraint'>): readonly Key[] | undefined {
  if (change.kind === 'create-index') {
    if (!change.unique || change.only) return undefined;
    return change.elements.map(({ column, expression, text }) =>
      column === undefined ? { text: expression?.text ?? text } : { column, text: column },
    );
  }
  const { constraint } = change;
  if (constraint.type !== 'unique' && constraint.type !== 'primary-key') return undefined;
  return constraint.usingIndex ? undefined : constraint.columns.map((column) => ({ column, text: column }));
}

/** A column of this release that is NULL in old rows, numbered, or filled anew for each row. */
function neverRepeats(column: Column, context: RuleContext, table: number): boolean {
  if (column.identity) return true;
  const released = context.base.relations.get(table);
  if (released?.kind === 'table' && released.columns.some((c) => c.id === column.id)) return false;
  const given = column.default;
  if (!given || given.form === 'null') return !column.notNull;
  return given.form === 'expression' && given.calls.some((call) => /uuid|nextval|random/i.test(call.name.name));
}

/** Rows were deleted, or written anew, before in this release: somebody has thought of it. */
const cleaned = (change: { readonly table: { readonly name: string } }, context: RuleContext): boolean =>
  context.release
    .slice(0, context.position)
    .some(
      ({ change: earlier }) =>
        (earlier.kind === 'delete-rows' || earlier.kind === 'update-rows' || earlier.kind === 'merge-rows') &&
        earlier.table.name === change.table.name,
    );
