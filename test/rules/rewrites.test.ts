import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type CheckSettings, type Finding, rules } from '../../server/core/index.ts';
import { catalogFacts } from '../dialects/catalog/catalog-facts.ts';
import { type Checked, checkFixture } from '../support/core.ts';
import { type Fixture, readFixture } from '../support/fixture.ts';

/*
 * Every edit that a finding offers, on every repository of the rules: it is done, the file is read and checked again. Then
 * nothing is left that can't be read, the finding is gone, nothing else warns that did not, and the schema ends as it would have.
 */
const here = import.meta.dirname;
const everything: CheckSettings = { rules: Object.fromEntries(rules.map((rule) => [rule.id, rule.severity])) };

describe('edits that rules offer', () => {
  let tried = 0;
  for (const rule of readdirSync(here, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    it(rule.name, async () => {
      for (const name of readdirSync(path.join(here, rule.name)).filter((file) => file.endsWith('.sql'))) {
        const fixture = readFixture(readFileSync(path.join(here, rule.name, name), 'utf8'));
        const before = await checkFixture(fixture, everything);
        for (const finding of before.result.findings.filter((each) => each.rule === rule.name)) {
          for (const fix of finding.fixes) {
            if (fix.kind !== 'edit') continue;
            tried++;
            await judge(fixture, before, finding, fix, `${rule.name}/${name}: ${fix.title}`);
          }
        }
      }
    });
  }

  after(() => assert.ok(tried > 0, 'no rule offers an edit'));
});

type Edit = Extract<Finding['fixes'][number], { kind: 'edit' }>;

async function judge(fixture: Fixture, before: Checked, finding: Finding, fix: Edit, title: string): Promise<void> {
  const text = fixture.work.get(finding.file) ?? '';
  const edited = [...fix.edits]
    .sort((a, b) => b.span.start - a.span.start)
    .reduce((all, edit) => all.slice(0, edit.span.start) + edit.text + all.slice(edit.span.end), text);
  assert.notEqual(edited, text, `${title} changes nothing`);
  const work = new Map([...fixture.work, [finding.file, edited]]);
  const after = await checkFixture({ ...fixture, work }, everything);
  const count = (checked: Checked, wanted: (each: Finding) => boolean): number =>
    checked.result.findings.filter(wanted).length;
  const own = (each: Finding): boolean => each.rule === finding.rule && each.object === finding.object;
  assert.equal(after.result.statistics.opaque, before.result.statistics.opaque, `${title} can't be read:\n${edited}`);
  assert.ok(count(after, own) < count(before, own), `${title} leaves the finding where it was:\n${edited}`);
  assert.deepEqual(louder(before, after), [], `${title} does harm:\n${edited}`);
  if (!changing.test(fix.title)) assert.deepEqual(end(after), end(before), `${title} ends elsewhere:\n${edited}`);
}

/** Fixes that change what the schema is in the end, as their titles say. */
const changing = /VIRTUAL|NOT VALID$/;

/** Rules that fail, or warn, more often than before. */
function louder(before: Checked, after: Checked): string[] {
  const loud = ({ result }: Checked): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const { rule, severity } of result.findings)
      if (severity === 'error' || severity === 'warning') counts.set(rule, (counts.get(rule) ?? 0) + 1);
    return counts;
  };
  const old = loud(before);
  return [...loud(after)].filter(([rule, number]) => number > (old.get(rule) ?? 0)).map(([rule]) => rule);
}

/** What the schema of every database is in the end. */
const end = ({ state }: Checked): [string, string][][] =>
  state.databases.map((database) => [...catalogFacts(database.target)].sort(([a], [b]) => (a < b ? -1 : 1)));
