import type { Catalog, Column, TypeObject } from '../../../schema/catalog.ts';
import type { TypeReference } from '../../../schema/types.ts';

/**
 * How values of a column are compared for being the same. Types of which we don't know that `=` is there and means that, such as
 * json, which has none, or box, which compares areas, are compared as text.
 */
export function comparable(
  column: Pick<Column, 'type' | 'collation'> | undefined,
  catalog: Catalog,
): (value: string) => string {
  const type = column && baseType(column.type, catalog);
  // A collation may call different texts equal, which citext always does.
  if (type?.dimensions === 0 && (type.name === 'citext' || (column?.collation && TEXT.test(type.name))))
    return (value) => `(${value})::text COLLATE "C"`;
  const plain = type && (EXACT.test(type.name) || isEnum(type, catalog));
  return plain ? (value) => value : (value) => `(${value})::text`;
}

const TEXT = /^(bpchar|character|character varying|text)$/;

/** Of two intervals that are equal, one may be a month and the other thirty days. */
const EXACT =
  /^("char"|bigint|bit|bit varying|boolean|bpchar|bytea|character|character varying|cidr|date|double precision|inet|integer|jsonb|macaddr8?|money|name|numeric|oid|real|smallint|text|time(stamp)? with(out)? time zone|tsvector|uuid)$/;

/** The type beneath a domain. */
export function baseType(type: TypeReference, catalog: Catalog): TypeReference {
  const object = type.dimensions === 0 ? typeObject(type, catalog) : undefined;
  return object?.kind === 'domain' ? baseType(object.base, catalog) : type;
}

const isEnum = (type: TypeReference, catalog: Catalog): boolean =>
  type.dimensions === 0 && typeObject(type, catalog)?.kind === 'enum';

function typeObject(type: TypeReference, catalog: Catalog): TypeObject | undefined {
  for (const schema of type.schema ? [type.schema] : catalog.searchPath) {
    const found = catalog.types.get(`${schema}.${type.name}`);
    if (found) return found;
  }
  return undefined;
}

/** A value of the column's type that no server can be expected to write, as SQL; undefined where every value is plausible. */
export function sentinel(column: Column, catalog: Catalog): string | undefined {
  const { name, modifiers, dimensions } = baseType(column.type, catalog);
  if (dimensions > 0) return undefined;
  const length = modifiers[0] ?? Number.POSITIVE_INFINITY;
  switch (name) {
    case 'text':
      return `E'\\x01unset'`;
    case 'character varying':
      return length >= 6 ? `E'\\x01unset'` : undefined;
    case 'smallint':
      return `'-32768'::smallint`;
    case 'integer':
      return `'-2147483648'::integer`;
    case 'bigint':
      return `'-9223372036854775808'::bigint`;
    case 'numeric':
    case 'real':
    case 'double precision':
      return `'NaN'::${name}`;
    case 'uuid':
      return `'0be11035-0000-4000-8000-0000000000ff'::uuid`;
    case 'date':
    case 'timestamp with time zone':
    case 'timestamp without time zone':
      return `'-infinity'::${name}`;
    case 'jsonb':
      return `'{"\\u0001": "unset"}'::jsonb`;
    default:
      return undefined;
  }
}
