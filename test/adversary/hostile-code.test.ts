import assert from 'node:assert/strict';
import { checkFixture } from '../support/core.ts';

const holes = (count: number, part: string): string =>
  Array.from({ length: count }, (_, i) => part.replace('N', `\${a${i}}`)).join('');

/** Code that once made the reader hang or fall over; the column is named in it, so it must not pass as unused. */
const codes: readonly (readonly [string, string])[] = [
  [
    'thousands of holes in WHERE',
    `db.q(\`SELECT name FROM users WHERE id = 1${holes(3000, ' UNION ALL SELECT name FROM users WHERE id = N')}\`)`,
  ],
  [
    'thousands of holes in VALUES',
    `db.q(\`INSERT INTO users (id, name) VALUES (1, 'x')${holes(20_000, ", (N, 'x')")}\`)`,
  ],
  ['templates in templates', `x = ${'`${'.repeat(30_000)}; db.q("SELECT name FROM users")`],
  ['thousands of clauses', `db.q(\`SELECT name FROM users WHERE ${'from where '.repeat(20_000)} id = \${a}\`)`],
];

describe('hostile code of the previous server', function () {
  this.timeout(30_000);
  for (const [name, code] of codes) {
    it(name, async () => {
      const start = new Map([
        ['db/migrations/V1__start.sql', 'CREATE TABLE users (id int PRIMARY KEY, name text);'],
        ['src/store.ts', code],
      ]);
      const work = new Map([...start, ['db/migrations/V2__release.sql', 'ALTER TABLE users DROP COLUMN name;\n']]);
      const began = performance.now();
      const { result } = await checkFixture({ versions: [{ tag: 'v1.0.0', files: start }], work, expected: [] });
      assert.ok(performance.now() - began < 20_000);
      const found = result.findings.find((finding) => finding.rule === 'drop-column');
      assert.ok(found && found.verdict !== 'unused', found?.message);
    });
  }
});
