import type { ChangeOf } from '../schema/change.ts';
import { graded, lockable } from './locking.ts';
import { defineRule, type RuleContext } from './rule.ts';
import { burden } from './work.ts';

export default defineRule({
  id: 'volatile-default',
  on: ['add-column'],
  category: 'lock',
  severity: 'error',
  title: 'Adding a column whose default is computed for every row',
  why: 'A volatile default gives each existing row a value of its own: the table and all its indexes are written again under an ACCESS EXCLUSIVE lock.',
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
    if (!table || burden(context)?.work !== 'rewrite' || !isComputedDefault(change, context)) return undefined;
    const name = context.name(table);
    return {
      message: `The default of ${name}.${column.name} writes all of ${name} again, while nobody can read or write it`,
      object: `${name}.${column.name}`,
      ...graded(context, change.table),
    };
  },
});

/** The table is written again because of what the default is; for other causes `rewrite-table` speaks. */
export function isComputedDefault({ column }: ChangeOf<'add-column'>, { before, version }: RuleContext): boolean {
  if (!column.default || column.serial || column.identity || version < 11) return false;
  const schemas = column.type.schema === undefined ? before.searchPath : [column.type.schema];
  return !schemas.some((schema) => {
    const type = before.types.get(`${schema}.${column.type.name}`);
    return type?.kind === 'domain' && (type.notNull || type.checks.length > 0);
  });
}
