import type { TypeReference } from '../../../schema/types.ts';

/**
 * A value as it is compared by `<=>`. Collations call texts equal that differ in case, accents or blanks at the end: texts are
 * compared byte by byte. `computed`: it may come in another character set. JSON calls 1 and 1.0 equal: its text is compared.
 */
export function comparable(type: TypeReference | undefined, value: string, computed: boolean): string {
  if (type?.name === 'json') return `CAST(CAST(${value} AS CHAR) AS BINARY)`;
  if (!type || !TEXT.test(type.name)) return value;
  return `CAST(${computed ? `CONVERT(${value} USING utf8mb4)` : value} AS BINARY)`;
}

const TEXT = /^(char|varchar|tinytext|text|mediumtext|longtext|enum|set)$/;
