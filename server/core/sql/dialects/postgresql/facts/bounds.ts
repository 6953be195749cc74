import type { Table } from '../../../../schema/catalog.ts';
import { checksNotNull, isNotNull, split, unwrap, type Words, words } from './proofs.ts';

/**
 * Whether valid CHECKs of a table prove that all of its rows belong into a partition, so that ATTACH need not read them
 * ("ALTER TABLE", ATTACH PARTITION; measured on 10–18). Told for one plain column, by range or list, from literal values; for
 * anything else the answer is no.
 */
export function provesBound(parent: Table, partition: Table, bound: string): boolean {
  const key = parent.partitionBy;
  const name = plainKey(parent);
  if (!key || name === undefined) return false;
  const column = partition.columns.find((c) => c.name === name);
  if (!column || !(isNotNull(partition, column) || checksNotNull(partition, column))) return false;
  const conditions = checked(partition).flatMap((text) => comparison(text, name));
  const text = words(bound);
  if (key.strategy === 'range') return provesRange(text, conditions);
  return key.strategy === 'list' && provesList(text, conditions);
}

/** The one column a table is partitioned by, where that is all. */
export function plainKey({ partitionBy: key, parents }: Table): string | undefined {
  if (key?.columns.length !== 1 || parents.length > 0) return undefined;
  return words(key.text).filter((word) => /^[\p{L}_]/u.test(word)).length > 2 ? undefined : key.columns[0];
}

/** What the valid CHECKs of a table say, taken apart at AND. */
export const checked = (table: Table): Words[] =>
  table.constraints
    .filter((c) => c.type === 'check' && c.valid && c.enforced)
    .flatMap((c) => conjuncts(words(c.expression?.text ?? '')));

export interface Comparison {
  readonly operator: '>=' | '>' | '<' | '<=' | 'in';
  readonly values: readonly string[];
}

function provesRange(bound: Words, conditions: readonly Comparison[]): boolean {
  const [from, to] = limits(bound);
  if (from === undefined || to === undefined) return false;
  const holds = (limit: string, test: (c: Comparison, v: string) => boolean): boolean =>
    limit === 'minvalue' || limit === 'maxvalue' || conditions.some((c) => c.values.every((v) => test(c, v)));
  return (
    holds(from, (c, v) => c.operator !== '<' && c.operator !== '<=' && isAtLeast(v, from)) &&
    holds(
      to,
      (c, v) =>
        (c.operator === '<' && isAtLeast(to, v)) || (/^(<=|in)$/.test(c.operator) && to !== v && isAtLeast(to, v)),
    )
  );
}

function provesList(bound: Words, conditions: readonly Comparison[]): boolean {
  const allowed = listed(bound);
  return conditions.some((c) => c.operator === 'in' && c.values.every((v) => allowed?.includes(v)));
}

/** FROM and TO of a range. */
export const limits = (bound: Words): string[] =>
  [...joined(bound).matchAll(/\( (.*?) \)/g)].map(([, inner]) => value((inner ?? '').split(' ')));

/** The values of a list. */
export const listed = (bound: Words): string[] | undefined =>
  /\bin \( (.*) \)/
    .exec(joined(bound))?.[1]
    ?.split(' , ')
    .map((v) => value(v.split(' ')));

const joined = (text: Words): string => text.join(' ');

export function conjuncts(text: Words): Words[] {
  const parts = split(unwrap(text), 'and');
  return parts.length > 1 ? parts.flatMap(conjuncts) : [unwrap(text)];
}

/** `d >= 1`, `d BETWEEN 1 AND 9`, `d = 1`, `d IN (1, 2)`; nothing for any other condition. */
export function comparison(text: Words, column: string): Comparison[] {
  if (text[0] !== column) return [];
  const [, operator = '', ...rest] = text;
  if (operator === 'between') {
    const [low, high] = split(rest, 'and').map(value);
    if (low === undefined || high === undefined) return [];
    return [
      { operator: '>=', values: [low] },
      { operator: '<=', values: [high] },
    ];
  }
  if (operator === 'in') return [{ operator, values: split(unwrap(rest), ',').map(value) }];
  if (operator === '=') return [{ operator: 'in', values: [value(rest)] }];
  return /^(>=|>|<|<=)$/.test(operator)
    ? [{ operator: operator as Comparison['operator'], values: [value(rest)] }]
    : [];
}

/** A literal without its type: `'2024-01-01'::date`, `DATE '2024-01-01'` and `'2024-01-01'` are one. */
function value(text: Words): string {
  const plain = unwrap(text);
  const cast = plain.indexOf('::');
  const bare = cast > 0 ? unwrap(plain.slice(0, cast)) : plain;
  const literal = bare.length === 2 && /^'/.test(bare[1] ?? '') ? bare.slice(1) : bare;
  return joined(literal).replace(/^'(.*)'$/, '$1');
}

/** For numbers, and for dates and times written as ISO 8601 in the same length; other values only if they are the same. */
export function isAtLeast(a: string, b: string): boolean {
  if (a === b) return true;
  const number = /^-? ?\d+(\.\d+)?$/;
  if (number.test(a) && number.test(b)) return Number(a.replace(' ', '')) >= Number(b.replace(' ', ''));
  const date = /^\d{4}-\d\d-\d\d( \d\d:\d\d(:\d\d)?)?$/;
  return date.test(a) && date.test(b) && a.length === b.length && a >= b;
}
