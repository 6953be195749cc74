import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Finding } from '../../server/core/index.ts';
import { checkFixture } from '../support/core.ts';
import { hasPostgres, startPostgres } from '../support/postgres.ts';
import {
  failedBefore,
  harmOf,
  type Measurements,
  migrationOf,
  ofOldServer,
  otherRows,
  queryOf,
  type Row,
  readMeasurements,
  sessionOf,
  setupOf,
  speaksOf,
  undecided,
} from './measured.ts';

/**
 * Recall and precision over statements that were measured on real servers, which lie outside of this repository:
 * `BELLOWS_LOCKS` names their folder. Every statement is judged as a release of its own on the base schema, in a transaction as
 * it was measured, with a lock_timeout: how long it waited for others was not measured.
 */
const folder = process.env.BELLOWS_LOCKS ?? fileURLToPath(new URL('../../../shared/locks', import.meta.url));

/** What remains, by name, with the reason. */
const remaining: Readonly<Record<string, string>> = {
  lock_table: 'false: a lock for which all wait, and nothing was done under it; it is reported for what is meant to be',
  compat_timestamp_cmp_after_to_tz:
    'false: reported for clients that read another type, or in another time zone; here the server alone compared',
};

describe('what was measured is what is reported', function () {
  this.timeout(300_000);
  let measured: Measurements;

  before(function () {
    if (fs.existsSync(path.join(folder, 'postgresql.jsonl'))) measured = readMeasurements(folder);
    else {
      console.log(`      SKIPPED: there are no measurements in ${folder}; name their folder in BELLOWS_LOCKS`);
      this.skip();
    }
  });

  it('with a recall of 1.00 and a precision of 0.98 on each version', async () => {
    const versions = [...new Set(measured.rows.map(({ pg }) => pg))];
    const differing = new Map<string, number[]>();
    const beside = new Map<string, Set<string>>();
    const table: Count[] = [];
    for (const pg of versions) {
      const count: Count = { pg, right: 0, missed: 0, false: 0, silent: 0, undecided: 0 };
      for (const row of measured.rows.filter((each) => each.pg === pg)) {
        const harm = harmOf(row);
        const loud = await judge(row, measured.schema);
        const said = loud.filter((finding) => speaksOf(row, finding));
        if (!harm && said.length === 0 && loud.length > 0 && !ofOldServer(row))
          beside.set(row.id, new Set(loud.map(({ rule }) => rule)));
        if (undecided(row)) {
          count.undecided++;
          if (said.length > 0) beside.set(row.id, new Set(said.map(({ rule }) => rule)));
          continue;
        }
        if (said.length > 0) count[harm ? 'right' : 'false']++;
        else count[harm ? 'missed' : 'silent']++;
        if (said.length > 0 !== (harm !== undefined)) differing.set(row.id, [...(differing.get(row.id) ?? []), pg]);
      }
      table.push(count);
    }
    for (const count of table) console.log(`      ${show(count)}`);
    for (const [id, pgs] of differing) console.log(`      ${id} on ${pgs.join(', ')}: ${remaining[id] ?? 'NEW'}`);
    for (const [id, rules] of beside)
      console.log(`      reported for what was not measured: ${id}: ${[...rules].join(', ')}`);
    assert.deepEqual([...differing.keys()].sort(), Object.keys(remaining).sort(), 'what differs is not what is said');
    for (const count of table) {
      assert.ok(count.right > 90 && count.silent > 60, `hardly any row of ${count.pg} says anything`);
      assert.equal(count.missed, 0, `recall: ${show(count)}`);
      assert.ok(precision(count) >= 0.98, `precision: ${show(count)}`);
    }
  });

  it('what failed or did otherwise before the migration was measured, too', async function () {
    if (!hasPostgres()) this.skip();
    const server = await startPostgres();
    const client = await server.connect();
    const failed: string[] = [];
    const other: string[] = [];
    try {
      const newest = Math.max(...measured.rows.map(({ pg }) => pg));
      for (const row of measured.rows.filter((each) => each.pg === newest && ofOldServer(each))) {
        const [before, after] = [await run(row, false), await run(row, true)];
        if (before === undefined) failed.push(row.id);
        else if (after !== undefined && before !== after) other.push(row.id);
      }
    } finally {
      await server.stop();
    }
    assert.deepEqual(failed.sort(), [...failedBefore].sort(), 'these fail before the migration');
    assert.deepEqual(other.sort(), [...otherRows].sort(), 'these touch another number of rows');

    /** How many rows the old server's statement gives or touches; undefined when it fails. */
    async function run(row: Row, migrated: boolean): Promise<number | undefined> {
      await client.query('deallocate all; begin');
      try {
        await client.query(`${measured.schema};${setupOf(row)}`);
        for (const sql of [...sessionOf(row), ...(migrated ? migrationOf(row) : [])]) await client.query(sql);
        return [await client.query(row.sql)].flat().at(-1)?.rowCount ?? 0;
      } catch {
        return undefined;
      } finally {
        await client.query('rollback');
      }
    }
  });
});

interface Count {
  readonly pg: number;
  right: number;
  missed: number;
  false: number;
  silent: number;
  undecided: number;
}

const recall = ({ right, missed }: Count): number => right / (right + missed);
const precision = ({ right, false: wrong }: Count): number => right / (right + wrong);

const show = (count: Count): string =>
  `PostgreSQL ${count.pg}: ${count.right} reported, ${count.silent} silent, ${count.missed} missed, ${count.false} false, ${count.undecided} undecided; recall ${recall(count).toFixed(3)}, precision ${precision(count).toFixed(3)}`;

async function judge(row: Row, schema: string): Promise<readonly Finding[]> {
  const migration = ['begin', "set local lock_timeout = '2s'", ...migrationOf(row), 'commit'];
  const released = new Map([
    ['bellows.yaml', `bellows: 1\ndatabase:\n  engine: postgresql ${row.pg}\n`],
    ['db/migrations/001_before.sql', `${schema};\n${setupOf(row)};\n`],
    ['db/queries/server.sql', `${queryOf(row) ?? 'select 1 as alive'};\n`],
  ]);
  const work = new Map([...released, ['db/migrations/002_release.sql', `${migration.join(';\n')};\n`]]);
  const { result } = await checkFixture({ versions: [{ tag: 'v1.0.0', files: released }], work, expected: [] });
  return result.findings.filter(
    ({ file, severity }) => file !== 'db/migrations/001_before.sql' && (severity === 'error' || severity === 'warning'),
  );
}
