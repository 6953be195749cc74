import type { Catalog, TypeObject } from '../schema/catalog.ts';
import type { Expression } from '../schema/change.ts';
import type { TypeReference } from '../schema/types.ts';

/**
 * A value that says nothing, as SQL, to stand where a column must have one before anybody has given it: `''`, `0`, `false`, `{}`.
 * Undefined for types where every value says something: dates, uuids, enums, types we don't know.
 */
export function placeholder(type: TypeReference, catalog: Catalog): Expression | undefined {
  const text = textOf(type, catalog);
  return text === undefined ? undefined : constant(text);
}

export const constant = (text: string): Expression => ({ text, form: 'constant', columns: [], calls: [] });

function textOf(type: TypeReference, catalog: Catalog): string | undefined {
  if (type.dimensions > 0) return `'{}'`;
  const known = (type.schema ? [type.schema] : catalog.searchPath)
    .map((schema) => catalog.types.get(`${schema}.${type.name}`))
    .find((object): object is TypeObject => object !== undefined);
  // A domain's own rules may forbid the value.
  if (known) return undefined;
  if (/^(text|character varying|citext|varchar|char|character|tinytext|mediumtext|longtext)$/.test(type.name))
    return catalog.family === 'mysql' && type.name.endsWith('text') ? undefined : `''`;
  if (
    /^(tinyint|smallint|mediumint|int|integer|bigint|numeric|decimal|real|float|double|double precision|money)$/.test(
      type.name,
    )
  )
    return '0';
  if (type.name === 'boolean') return 'false';
  if (/^jsonb?$/.test(type.name)) return catalog.family === 'mysql' ? undefined : `'{}'`;
  return undefined;
}
