import type { Table } from '../../../schema/catalog.ts';
import type { PartitionChecks } from '../../dialect.ts';
import { plainKey } from './facts/bounds.ts';
import { quote } from './print-names.ts';

/**
 * The conditions for one plain column, by range or list, of literals: those PostgreSQL is measured to take as a proof (see
 * facts/bounds.ts). Undefined for keys of several columns or expressions, hashes, the default partition, and lists with NULL.
 */
export function partitionChecks(parent: Table, bound: string): PartitionChecks | undefined {
  const key = plainKey(parent);
  if (key === undefined) return undefined;
  const column = quote(key);
  const [, from, to] = /^\s*for\s+values\s+from\s*\((.*)\)\s*to\s*\((.*)\)\s*$/is.exec(bound) ?? [];
  if (parent.partitionBy?.strategy === 'range' && from !== undefined && to !== undefined)
    return ofRange(column, from.trim(), to.trim());
  const [, list] = /^\s*for\s+values\s+in\s*\((.*)\)\s*$/is.exec(bound) ?? [];
  if (parent.partitionBy?.strategy !== 'list' || list === undefined) return undefined;
  const values = partsOf(list);
  if (!values.every(isLiteral)) return undefined;
  return {
    inside: `${column} IS NOT NULL AND ${column} IN (${values.join(', ')})`,
    outside: `${column} NOT IN (${values.join(', ')})`,
  };
}

function ofRange(column: string, from: string, to: string): PartitionChecks | undefined {
  const low = from.toLowerCase() === 'minvalue' ? undefined : from;
  const high = to.toLowerCase() === 'maxvalue' ? undefined : to;
  const ends = [low, high].filter((end) => end !== undefined);
  if (ends.length === 0 || !ends.every(isLiteral)) return undefined;
  const inside = [low && `${column} >= ${low}`, high && `${column} < ${high}`].filter(Boolean);
  const outside = [low && `${column} < ${low}`, high && `${column} >= ${high}`].filter(Boolean);
  return { inside: [`${column} IS NOT NULL`, ...inside].join(' AND '), outside: outside.join(' OR ') };
}

/** A number or a string, perhaps with its type: nothing that may mean something else at another time. */
const isLiteral = (text: string): boolean =>
  /^(-\s*)?\d+(\.\d+)?$/.test(text) || /^([a-z]+(\s[a-z]+)*\s*)?'(?:[^']|'')*'(::[a-z]+(\s[a-z]+)*)?$/i.test(text);

/** The values of a list: strings are kept whole. */
const partsOf = (list: string): string[] =>
  [...list.matchAll(/(?:'(?:[^']|'')*'|[^',])+/g)].map(([part]) => part.trim());
