import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type CheckSettings, ruleById, rules } from '../../server/core/index.ts';
import { checkFixture, describeFindings } from '../support/core.ts';
import { type Expected, readFixture, rewriteFixture } from '../support/fixture.ts';

/*
 * Every folder is a rule, every file a repository with the findings it must give. Findings of other rules count where the
 * file speaks of them, and where they say that something breaks: one cause must not be said twice. What else other rules say
 * of the same SQL is for their own folders. `UPDATE=1` writes down the findings there are. A rule that is off by default is on
 * in its own.
 */
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
          const settings: CheckSettings = own?.optIn ? { rules: { [own.id]: own.severity } } : {};
          const found = describeFindings(await checkFixture(fixture, settings)).filter(({ text: said }) => {
            const [, severity, id = ''] = /^(\w+) ([\w-]+):/.exec(said) ?? [];
            if (id === rule.name || fixture.expected.some((each) => each.text.includes(` ${id}:`))) return true;
            return severity === 'error' && ruleById(id)?.category !== 'lock';
          });
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
