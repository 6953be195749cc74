import assert from 'node:assert/strict';
import { freeName } from '../../server/core/recipes/statements.ts';

describe('a name that nobody has', () => {
  const bytes = (text: string): number => Buffer.byteLength(text);
  const cases: readonly (readonly [string, string, string])[] = [
    ['users_mail', '_email', 'users_mail_email'],
    ['i'.repeat(63), '_email', `${'i'.repeat(57)}_email`],
    ['i'.repeat(63), `_${'c'.repeat(63)}`, `${'i'.repeat(32)}_${'c'.repeat(30)}`],
    ['t', `_${'c'.repeat(80)}`, `t_${'c'.repeat(61)}`],
    ['ü'.repeat(40), '_ö', `${'ü'.repeat(30)}_ö`],
  ];
  for (const [start, end, name] of cases) {
    it(`${start.slice(0, 12)}…${end.slice(0, 12)}`, () => {
      assert.equal(
        freeName(start, end, 63, () => false),
        name,
      );
      const others = new Set([name, freeName(start, end, 63, (each) => each === name)]);
      const third = freeName(start, end, 63, (each) => others.has(each));
      assert.ok(!others.has(third) && bytes(third) <= 63, third);
    });
  }
});
