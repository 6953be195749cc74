import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ruleById } from '../../server/core/index.ts';
import { checkFixture, describeFindings } from '../support/core.ts';
import { type Expected, readFixture, rewriteFixture } from '../support/fixture.ts';

/*
 * Releases of services that use object-relational mappers: what the previous server uses decides what a migration breaks.
 * Every file is a repository with the findings it must give, but those about locks. `UPDATE=1` writes them down.
 */
const folder = path.join(import.meta.dirname, 'releases');

describe('releases beside object-relational mappers', () => {
  for (const name of readdirSync(folder).sort()) {
    it(name.replace(/\.sql$/, ''), async () => {
      const file = path.join(folder, name);
      const text = readFileSync(file, 'utf8');
      const fixture = readFixture(text);
      const found = describeFindings(await checkFixture(fixture, {})).filter(({ text: said }) => {
        const [, id = ''] = /^\w+ ([\w-]+):/.exec(said) ?? [];
        return ruleById(id)?.category !== 'lock';
      });
      assert.ok(found.length > 0, 'a release says something');
      if (process.env.UPDATE) writeFileSync(file, rewriteFixture(text, found));
      else assert.deepEqual(found.map(show), fixture.expected.map(show));
    });
  }
});

const show = ({ file, line, from, to, text }: Expected): string => `${file}:${line + 1}:${from}-${to} ${text}`;
