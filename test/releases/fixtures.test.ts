import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { checkFixture, describeFindings } from '../support/core.ts';
import { readFixture, rewriteFixture } from '../support/fixture.ts';

/* What the manifest says of servers and releases, as repositories with the findings they must give, and no others. */
const here = path.join(import.meta.dirname, 'manifest');

describe('releases and servers as the manifest says', () => {
  for (const name of readdirSync(here)) {
    it(name.replace(/\.sql$/, ''), async () => {
      const file = path.join(here, name);
      const text = readFileSync(file, 'utf8');
      const fixture = readFixture(text);
      const checked = await checkFixture(fixture, { rules: { 'lock-timeout': 'off' } });
      assert.deepEqual(checked.state.problems, []);
      const found = describeFindings(checked);
      if (process.env.UPDATE) writeFileSync(file, rewriteFixture(text, found));
      else assert.equal(text, rewriteFixture(text, found));
    });
  }
});
