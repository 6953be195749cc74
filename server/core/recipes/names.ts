import type { Catalog } from '../schema/catalog.ts';
import type { Change } from '../schema/change.ts';
import type { Name } from '../schema/names.ts';
import type { Dialect } from '../sql/dialect.ts';

/** A name as SQL writes it. */
export const sqlName = ({ schema, name }: Name, { quote }: Dialect): string =>
  schema === undefined ? quote(name) : `${quote(schema)}.${quote(name)}`;

/**
 * Whether a change names a relation, anywhere in it: as what it changes, refers to, reads or writes. Also says yes to a type or
 * function of the same name, which is the safe side.
 */
export const mentions = (change: Change, wanted: Name, catalog: Catalog): boolean =>
  namesIn(change).some((name) => meansSame(name, wanted, catalog));

/** Whether two names mean the same, where a name without a schema means the first of the search path. */
export const meansSame = (a: Name, b: Name, { searchPath: [own] }: Catalog): boolean =>
  a.name === b.name && (a.schema ?? own) === (b.schema ?? own);

/** Names have nothing but a name and perhaps a schema; columns and the like also have a place, or a type. */
function namesIn(value: unknown): Name[] {
  if (value === null || typeof value !== 'object') return [];
  if (Array.isArray(value)) return value.flatMap(namesIn);
  const { name, schema, ...others } = value as { name?: unknown; schema?: unknown };
  const known = Object.values(others).every((other) => other === undefined);
  if (typeof name === 'string' && known) return [typeof schema === 'string' ? { schema, name } : { name }];
  return Object.values(value).flatMap(namesIn);
}
