import assert from 'node:assert/strict';
import { satisfies } from '../../server/core/sql/satisfies.ts';

/* A check, the value of `x`, and whether it satisfies it, as PostgreSQL and MySQL would say. */
const cases: readonly [check: string, value: string | null, fits: 'yes' | 'no' | 'unknown'][] = [
  ['x > 5', '6', 'yes'],
  ['x > 5', '5', 'no'],
  ['x > 5', null, 'yes'],
  ['(x >= 0) AND (x <= 10)', '11', 'no'],
  ['x BETWEEN 1 AND 3 AND x <> 2', '2', 'no'],
  ['x NOT BETWEEN 1 AND 3', '4', 'yes'],
  ['x IS NOT NULL', null, 'no'],
  ['x IS NULL OR x > 3', null, 'yes'],
  ["x IN ('a', 'b')", "'b'::text", 'yes'],
  ["x IN ('a', 'b')", "'c'", 'no'],
  ["x NOT IN ('a', 'b')", "'c'", 'yes'],
  ["x NOT IN ('a', NULL)", "'c'", 'yes'],
  ["NOT (x = 'a')", "'a'", 'no'],
  ["(x)::text = 'a'::text", "'a'", 'yes'],
  ['"x" > -5', '-6', 'no'],
  ['length(x) > 5', "'abc'", 'unknown'],
  ['x > y', '5', 'unknown'],
  ["x > 'a'", "'b'", 'unknown'],
  ['x > 5', 'now()', 'unknown'],
  ['x > 5 OR length(x) > 1', '6', 'unknown'],
  ["x ~ '^a'", "'a'", 'unknown'],
  ['x = 1.0', '1', 'yes'],
  ['', '1', 'unknown'],
  ['x >', '1', 'unknown'],
  ['((((', '1', 'unknown'],
];

describe('whether a constant satisfies a check', () => {
  for (const [check, value, fits] of cases)
    it(`${check} with ${value}: ${fits}`, () => assert.equal(satisfies(check, 'x', value), fits));
});
