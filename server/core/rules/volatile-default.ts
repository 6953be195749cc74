import type { ColumnDefinition } from '../schema/change.ts';
import { graded, lockable } from './locking.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'volatile-default',
  on: ['add-column'],
  category: 'lock',
  severity: 'error',
  title: 'Adding a column whose default is computed for every row',
  why: 'A volatile default, a number or a stored computed value gives each existing row a value of its own: the table and all its indexes are written again under an ACCESS EXCLUSIVE lock.',
  instead:
    'Add the column without a default, set the default in the same statement for new rows, and fill the existing rows in batches.',
  hazards: ['B19'],
  dialects: ['postgresql'],
  recipe: 'add-not-null-column',
  examples: {
    fires: {
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY);',
      migration: 'ALTER TABLE orders ADD COLUMN token uuid DEFAULT gen_random_uuid();',
    },
    silent: {
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY);',
      migration: 'ALTER TABLE orders ADD COLUMN created timestamptz DEFAULT now();',
    },
  },
  check(change, context) {
    const { column } = change;
    const table = lockable(context, change.table);
    if (!table || context.facts.rewrite.length === 0) return undefined;
    const name = context.name(table);
    return {
      message: `${cause(column)} ${name}.${column.name} writes all of ${name} again, while nobody can read or write it`,
      object: `${name}.${column.name}`,
      recipe: column.notNull && column.default !== undefined,
      ...(column.default
        ? {}
        : { advice: 'Add a plain column, fill it in batches, and give it what makes new values once it is full.' }),
      ...graded(context, change.table),
    };
  },
});

const cause = (column: ColumnDefinition): string =>
  column.serial || column.identity
    ? 'Numbering'
    : column.generated
      ? 'Computing'
      : column.default
        ? 'The default of'
        : 'Adding';
