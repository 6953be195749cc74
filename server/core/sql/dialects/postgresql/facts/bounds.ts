import type { Table } from '../../../../schema/catalog.ts';
import { checksNotNull, isNotNull, split, unwrap, type Words, words } from './proofs.ts';

/**
 * Whether valid CHECKs of a table prove that all of its rows belong into a partition, so that ATTACH need not read them
 * ("ALTER TABLE", ATTACH PARTITION; measured on 10–18). Told for one plain column, by range or list, from literal values; for
 * anything else the answer is no.
 */
export function provesBound(parent: Table, partition: Table, bound: string): boolean {
  const key = parent.partitionBy;
  const [name] = key?.columns ?? [];
  if (key?.columns.length !== 1 || name === undefined || parent.parents.length > 0) return false;
  if (words(key.text).filter((word) => /^[\p{L}_]/u.test(word)).length > 2) return false;
  const column = partition.columns.find((c) => c.name === name);
  if (!column || !(isNotNull(partition, column) || checksNotNull(partition, column))) return false;
  const conditions = partition.constraints
    .filter((c) => c.type === 'check' && c.valid && c.enforced)
    .flatMap((c) => conjuncts(words(c.expression?.text ?? '')))
    .flatMap((text) => comparison(text, name));
  const text = words(bound);
  if (key.strategy === 'range') return provesRange(text, conditions);
  return key.strategy === 'list' && provesList(text, conditions);
}

interface Comparison {
  readonly operator: '>=' | '>' | '<' | '<=' | 'in';
  readonly values: readonly string[];
}

function provesRange(bound: Words, conditions: readonly Comparison[]): boolean {
  const [from, to] = [...joined(bound).matchAll(/\( (.*?) \)/g)].map(([, inner]) => value((inner ?? '').split(' ')));
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
  const inner = /\bin \( (.*) \)/.exec(joined(bound))?.[1];
  const allowed = inner?.split(' , ').map((v) => value(v.split(' ')));
  return conditions.some((c) => c.operator === 'in' && c.values.every((v) => allowed?.includes(v)));
}

const joined = (text: Words): string => text.join(' ');

function conjuncts(text: Words): Words[] {
  const parts = split(unwrap(text), 'and');
  return parts.length > 1 ? parts.flatMap(conjuncts) : [unwrap(text)];
}

/** `d >= 1`, `d BETWEEN 1 AND 9`, `d = 1`, `d IN (1, 2)`; nothing for any other condition. */
function comparison(text: Words, column: string): Comparison[] {
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
function isAtLeast(a: string, b: string): boolean {
  if (a === b) return true;
  const number = /^-? ?\d+(\.\d+)?$/;
  if (number.test(a) && number.test(b)) return Number(a.replace(' ', '')) >= Number(b.replace(' ', ''));
  const date = /^\d{4}-\d\d-\d\d( \d\d:\d\d(:\d\d)?)?$/;
  return date.test(a) && date.test(b) && a.length === b.length && a >= b;
}
