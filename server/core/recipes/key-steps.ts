import type { ChangeOf, ConstraintDefinition } from '../schema/change.ts';
import type { Name } from '../schema/names.ts';
import type { Dialect } from '../sql/dialect.ts';
import type { PlanStatement, PlanStep } from './recipe.ts';
import { doing, step } from './statements.ts';

type Key = Extract<ConstraintDefinition, { type: 'unique' | 'primary-key' }>;
/** ALTER TABLE … ADD of a key that is not there yet. */
export type AddingKey = Pick<ChangeOf<'add-constraint'>, 'table' | 'ifPresent'> & { readonly constraint: Key };

/**
 * Builds the index of a key while writes go on, unless rows repeat: the invalid index that would be left behind refuses new
 * duplicates. `name`: the constraint's, which its index shares.
 */
export function indexOfKey(
  { table, constraint }: AddingKey,
  name: string,
  label: string,
  phase: PlanStep['phase'],
  dialect: Dialect,
): PlanStep {
  const nullsRepeat = constraint.type === 'unique' && constraint.nullsNotDistinct === true;
  const repeated = duplicates(tableName(table, dialect), constraint.columns, nullsRepeat, dialect);
  const stop = dialect.guard(repeated, `rows of ${label} repeat ${constraint.columns.join(', ')}`);
  const schema = table.schema === undefined ? {} : { schema: table.schema };
  const gone = doing({
    kind: 'drop-index',
    index: { ...schema, name },
    concurrently: true,
    ifExists: true,
    cascade: false,
  });
  const made = doing({
    kind: 'create-index',
    index: name,
    table,
    elements: constraint.columns.map((column) => ({ column, text: dialect.quote(column) })),
    include: constraint.include ?? [],
    unique: true,
    ...(nullsRepeat ? { nullsNotDistinct: true } : {}),
    ...(constraint.storage ? { storage: constraint.storage } : {}),
    ...(constraint.tablespace === undefined ? {} : { tablespace: constraint.tablespace }),
    concurrently: true,
    ifNotExists: false,
    only: false,
  });
  return step(phase, `Build the index of ${name} on ${label} while writes go on`, [{ sql: stop }, gone, made], {
    transaction: false,
    down: [gone],
  });
}

/** Makes an index that was built a constraint, which takes a moment, and gives it the constraint's name. */
export function keyOnIndex({ table, ifPresent, constraint }: AddingKey, name: string, index = name): PlanStatement {
  // What the index has already is not said again.
  const has = ['columns', 'include', 'storage', 'tablespace', 'nullsNotDistinct'];
  const key = Object.fromEntries(Object.entries(constraint).filter(([said]) => !has.includes(said)));
  return doing({
    kind: 'add-constraint',
    table,
    ...(ifPresent ? { ifPresent } : {}),
    constraint: { ...(key as unknown as Key), name, columns: [], usingIndex: index } as ConstraintDefinition,
  });
}

export const dropKey = ({ table }: Pick<AddingKey, 'table'>, constraint: string): PlanStatement =>
  doing({ kind: 'drop-constraint', table, constraint, ifExists: false, cascade: false });

/** The table, as SQL names it. */
export const tableName = (table: Name, { quote }: Pick<Dialect, 'quote'>): string =>
  [...(table.schema === undefined ? [] : [table.schema]), table.name].map(quote).join('.');

/** The query that finds values that repeat. */
export function duplicates(
  table: string,
  columns: readonly string[],
  nullsRepeat: boolean,
  { quote }: Pick<Dialect, 'quote'>,
): string {
  const list = columns.map(quote).join(', ');
  const given = columns.map((column) => `${quote(column)} IS NOT NULL`).join(' AND ');
  return `SELECT ${list}, count(*) FROM ${table}${nullsRepeat ? '' : ` WHERE ${given}`} GROUP BY ${list} HAVING count(*) > 1`;
}
