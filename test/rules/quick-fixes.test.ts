import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { applyReplacements, type Finding } from '../../server/core/index.ts';
import { catalogFacts } from '../dialects/catalog/catalog-facts.ts';
import { type Checked, checkFixture } from '../support/core.ts';
import { readFixture } from '../support/fixture.ts';

/*
 * Every quick fix that any fixture of a rule offers is carried out by itself: the file is read and checked again, the finding
 * is gone, nothing else warns that did not, and the schema ends as it would have.
 */
const here = import.meta.dirname;

/** Fixes that change what the schema is in the end, and say so in their titles. */
const changing =
  /VIRTUAL|NULL|DEFAULT|IF (NOT )?EXISTS|^Name|^Drop the|^Remove|^Add it NOT VALID$|^Set |CASCADE|RESTRICT/;

describe('quick fixes', () => {
  for (const rule of readdirSync(here, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    it(rule.name, async () => {
      for (const name of readdirSync(path.join(here, rule.name)).filter((file) => file.endsWith('.sql'))) {
        const fixture = readFixture(readFileSync(path.join(here, rule.name, name), 'utf8'));
        const before = await checkFixture(fixture);
        for (const finding of before.result.findings.filter((f) => f.rule === rule.name)) {
          for (const fix of finding.fixes) {
            if (fix.kind !== 'edit') continue;
            const text = fixture.work.get(finding.file) ?? '';
            const work = new Map(fixture.work).set(finding.file, applyReplacements(text, fix.edits));
            const after = await checkFixture({ ...fixture, work });
            const label = `${name}: ${fix.title}, for: ${finding.message}\n${work.get(finding.file)}`;
            assert.ok(times(after, finding) < times(before, finding), `${label}\nit is still found`);
            assert.deepEqual(louder(before, after), [], label);
            assert.ok(after.result.statistics.opaque <= before.result.statistics.opaque, `${label}\nit can't be read`);
            if (!changing.test(fix.title)) assert.deepEqual(end(after), end(before), label);
          }
        }
      }
    });
  }
});

const times = ({ result }: Checked, { rule, message }: Finding): number =>
  result.findings.filter((f) => f.rule === rule && f.message === message).length;

/** Rules that warn, or fail, more often than before. */
function louder(before: Checked, after: Checked): string[] {
  const counts = ({ result }: Checked): Map<string, number> => {
    const found = new Map<string, number>();
    for (const { rule, severity, suppressed } of result.findings) {
      if (suppressed === null && (severity === 'error' || severity === 'warning'))
        found.set(rule, (found.get(rule) ?? 0) + 1);
    }
    return found;
  };
  const old = counts(before);
  return [...counts(after)].filter(([rule, number]) => number > (old.get(rule) ?? 0)).map(([rule]) => rule);
}

/** What the schema is in the end, of every database. */
const end = ({ state }: Checked): [string, string][][] =>
  state.databases.map((database) => [...catalogFacts(database.target)].sort(([a], [b]) => (a < b ? -1 : 1)));
