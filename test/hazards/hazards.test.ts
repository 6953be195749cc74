import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Finding, notices, type Rule, rules } from '../../server/core/index.ts';
import { checkFixture } from '../support/core.ts';
import { catalogue, excepted } from './catalogue.ts';
import { readHazard, type Side, sides } from './hazard.ts';

/*
 * The catalogue of hazards: a file each, with the smallest migration that must be reported and the one that must not. `fires`:
 * a rule that covers the hazard reports it. `silent`: no such rule does, and nothing else warns either. `HAZARDS=table` prints
 * what came of each.
 */
const here = import.meta.dirname;
const files = readdirSync(here).filter((name) => /^[A-G]\d\d\.sql$/.test(name));

describe('hazards', () => {
  const table: { id: string; rules: string[]; fires: boolean; silent: boolean }[] = [];
  for (const name of files) {
    const id = name.replace('.sql', '');
    const hazard = readHazard(readFileSync(path.join(here, name), 'utf8'));
    const covering = [...rules, ...notices].filter((rule) => rule.hazards?.includes(id));
    const row = { id, rules: covering.map((rule) => rule.id), fires: false, silent: false };
    table.push(row);
    const loudOf = async (side: Side): Promise<readonly Finding[]> => {
      const optIn = Object.fromEntries(covering.filter((r) => r.optIn).map((r) => [r.id, r.severity]));
      const { result } = await checkFixture(hazard[side], { rules: optIn as Record<string, Rule['severity']> });
      return result.findings.filter((finding) => finding.verdict !== 'unused' && finding.suppressed === null);
    };
    for (const side of sides) {
      it(`${id} ${side}: ${hazard.title}`, async () => {
        assert.ok(row.rules.length > 0, `no rule says that it covers ${id}`);
        const loud = await loudOf(side);
        const own = loud.filter((finding) => row.rules.includes(finding.rule));
        const others = loud.filter((f) => f.severity === 'error' || f.severity === 'warning');
        const shown = loud.map((f) => `${f.severity} ${f.rule}: ${f.message}`).join('\n');
        if (side === 'fires') assert.ok(own.length > 0, `nothing covers it; found:\n${shown}`);
        else {
          assert.deepEqual(
            own.map((f) => `${f.rule}: ${f.message}`),
            [],
            'it is reported',
          );
          const unexpected = others.filter((f) => !hazard.also.includes(f.rule));
          assert.deepEqual(
            unexpected.map((f) => `${f.rule}: ${f.message}`),
            [],
            'something else is reported',
          );
        }
        row[side] = true;
      });
    }
  }

  it('every hazard a rule covers has its file', () => {
    const known = new Set(files.map((name) => name.replace('.sql', '')));
    const missing = [...rules, ...notices].flatMap((rule) => (rule.hazards ?? []).filter((id) => !known.has(id)));
    assert.deepEqual(missing, []);
  });

  it('every row of the catalogue has its file, or a reason to have none', () => {
    const known = new Set(files.map((name) => name.replace('.sql', '')));
    assert.deepEqual(
      catalogue.filter((id) => !known.has(id) && !excepted[id]),
      [],
      'rows without a file',
    );
    assert.deepEqual(
      [...known].filter((id) => !catalogue.includes(id) || excepted[id]),
      [],
      'files that are no row, or an excepted one',
    );
  });

  after(() => {
    if (process.env.HAZARDS === 'table') {
      const yes = (done: boolean): string => (done ? 'yes' : 'NO').padEnd(6);
      console.log('      hazard fires  silent rules');
      for (const { id, fires, silent, rules } of table)
        console.log(`      ${id.padEnd(6)} ${yes(fires)} ${yes(silent)} ${rules.join(', ')}`);
      for (const [id, reason] of Object.entries(excepted)) console.log(`      ${id.padEnd(6)} –      –      ${reason}`);
    }
    const good = table.filter((row) => row.fires && row.silent).length;
    console.log(`      ${good} of ${table.length} hazards are reported where they must be, and only there`);
  });
});
