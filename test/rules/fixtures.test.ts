import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type CheckSettings, rules } from '../../server/core/index.ts';
import { checkFixture, describeFindings } from '../support/core.ts';
import { type Expected, readFixture, rewriteFixture } from '../support/fixture.ts';

/*
 * Every folder is a rule, every file a repository with the findings it must give, and no others. `UPDATE=1` writes down the
 * findings there are. Some rules are off outside their own folder: they would be in every other file. A rule that is off by
 * default is on in its own.
 */
const everywhere = ['left-not-valid', 'lock-timeout', 'lock-wait-timeout', 'not-idempotent', 'unbatched-write'];
const here = import.meta.dirname;

describe('rules on repositories', () => {
  for (const rule of readdirSync(here, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    describe(rule.name, () => {
      for (const name of readdirSync(path.join(here, rule.name)).filter((file) => file.endsWith('.sql'))) {
        it(name.replace(/\.sql$/, ''), async () => {
          const file = path.join(here, rule.name, name);
          const text = readFileSync(file, 'utf8');
          const fixture = readFixture(text);
          const own = rules.find((each) => each.id === rule.name);
          const settings: CheckSettings = {
            rules: {
              ...Object.fromEntries(everywhere.filter((id) => id !== rule.name).map((id) => [id, 'off' as const])),
              ...(own?.optIn ? { [own.id]: own.severity } : {}),
            },
          };
          const found = describeFindings(await checkFixture(fixture, settings));
          if (process.env.UPDATE) writeFileSync(file, rewriteFixture(text, found));
          else assert.deepEqual(found.map(show), fixture.expected.map(show));
        });
      }
    });
  }

  it('each rule has repositories where it fires and where it stays silent', () => {
    for (const { id } of rules) {
      const texts = readdirSync(path.join(here, id)).map((name) => readFileSync(path.join(here, id, name), 'utf8'));
      const fires = texts.filter((text) => new RegExp(`\\^ (error|warning|information|hint) ${id}:`).test(text));
      assert.ok(fires.length > 0, `${id} never fires`);
      assert.ok(fires.length < texts.length, `${id} is never silent`);
    }
  });
});

const show = ({ file, line, from, to, text }: Expected): string => `${file}:${line + 1}:${from}-${to} ${text}`;
