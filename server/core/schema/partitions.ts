import type { Table } from './catalog.ts';

/**
 * Whether rows that would belong into a partition find another one among the rest: one that takes the same, a default one, or, of
 * ranges, a later one, since then this one is an archive that no new row belongs to.
 */
export function hasHeir(parent: Table, partition: Table, rest: readonly Table[]): boolean {
  const { partitionBound: bound = '' } = partition;
  if (rest.some((other) => takes(other.partitionBound, bound))) return true;
  return parent.partitionBy?.strategy === 'range' && rest.some((other) => later(other, partition));
}

/** The same rows, or all that no other partition takes. */
const takes = (other: string | undefined, bound: string): boolean =>
  other !== undefined && (/^default$/i.test(other.trim()) || same(other) === same(bound));

const same = (bound: string): string => bound.toLowerCase().replace(/\s+/g, ' ').trim();

/** Rows of a later range come from now on: the one that goes is an archive. */
function later(other: Table, gone: Table): boolean {
  const [a, b] = [start(other.partitionBound), start(gone.partitionBound)];
  if (a === undefined || b === undefined) return false;
  const numbers = [a, b].map(Number);
  return numbers.some(Number.isNaN) ? a > b : (numbers[0] as number) > (numbers[1] as number);
}

/** `FROM ('2026-01-01') …` → `2026-01-01`; MINVALUE sorts first. */
function start(bound: string | undefined): string | undefined {
  const [, value] = /\bfrom\s*\(\s*(minvalue|'[^']*'|[-\d.]+)/i.exec(bound ?? '') ?? [];
  return value === undefined || /^minvalue$/i.test(value) ? value && '' : value.replaceAll("'", '');
}
