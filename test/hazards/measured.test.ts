import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Finding } from '../../server/core/index.ts';
import { checkFixture } from '../support/core.ts';

/**
 * Recall and precision over statements that were measured on real servers, which lie outside of this repository:
 * `BELLOWS_LOCKS` names their folder. Every statement is judged as a release of its own on the base schema.
 */
const folder = process.env.BELLOWS_LOCKS ?? fileURLToPath(new URL('../../../shared/locks', import.meta.url));
const file = path.join(folder, 'postgresql.jsonl');
const newest = 16;

interface Row {
  readonly pg: number;
  readonly id: string;
  readonly sql: string;
  readonly setup?: string;
  readonly pre?: string;
  readonly error?: string;
  readonly locks?: Readonly<Record<string, string>>;
  readonly rewrite?: readonly string[];
  readonly index_rebuild?: readonly string[];
  readonly new_indexes?: readonly string[];
  readonly scanned_rows?: Readonly<Record<string, number>>;
}

/** Tables that statements about partitions start with, where the row names no setup. */
const partitioned =
  'create table p(id int, d int not null) partition by range(d); create table p1 partition of p for values from (0) to (100); insert into p select g, g%100 from generate_series(1,1000) g;';

/** Where what was measured and what is reported differ for a reason. */
const reasons: Readonly<Record<string, string>> = {
  drop_table_referenced_cascade: 'reported for the foreign key that goes with the table, not for its lock',
  drop_fk: 'reported for the rows that the constraint no longer keeps out, not for its lock',
  drop_check: 'reported for the rows that the constraint no longer keeps out, not for its lock',
  attach_partition_with_default: 'the default partition is read under its lock; the measured one was empty',
  detach_partition: 'its lock waits for the queries of every partition, and was measured where there were none',
  add_fk_notvalid_partitioned:
    'refused at once before PostgreSQL 18, and nothing has happened; reported for what it leaves',
  add_null_col_to_pub_table_select_star_prepared: 'SQL alone does not say that the server keeps it prepared',
  prepared_star_after_add_col: 'SQL alone does not say that the server keeps it prepared',
  compat_cached_plan_insert_returning_star_after_add_col: 'SQL alone does not say that the server keeps it prepared',
  compat_cached_plan_varchar_widen: 'SQL alone does not say that the server keeps it prepared',
  compat_cached_plan_varchar_to_text: 'SQL alone does not say that the server keeps it prepared',
  compat_cached_plan_insert_param_type_change: 'reported for the rewrite; that INSERT goes on',
  compat_rename_col_with_generated_old: 'reported for the rewrite; that SELECT goes on',
  compat_timestamp_cmp_after_to_tz: 'goes on, and may compare with another time',
  compat_in_subquery_correlates_after_drop_col: 'goes on, and deletes every row: its meaning changes',
  compat_view_star_not_include_new_col: 'the query failed before the migration too',
  compat_text_to_varchar_param_cmp: 'the query failed before the migration too',
  compat_partition_update_old_code_unique: 'the statement fails before any migration too',
};

describe('what was measured is what is reported', function () {
  this.timeout(120_000);

  before(function () {
    if (fs.existsSync(file)) return;
    console.log(`      SKIPPED: there are no measurements in ${folder}; name their folder in BELLOWS_LOCKS`);
    this.skip();
  });

  it(`with a recall of 1.00 and a precision of 0.98 on PostgreSQL ${newest}`, async () => {
    const schema = /```sql\n([\s\S]*?)```/.exec(fs.readFileSync(path.join(folder, 'README.md'), 'utf8'))?.[1] ?? '';
    const lines = fs.readFileSync(file, 'utf8').split('\n');
    const rows = lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Row);
    const count = { right: 0, missed: 0, false: 0, silent: 0 };
    const differing: string[] = [];
    const unexplained: string[] = [];
    // A row whose setup this version can not read says nothing.
    for (const row of rows.filter(({ pg, error }) => pg === newest && !error?.startsWith('syntax error'))) {
      const must = mustBeReported(row);
      const loud = await judge(row, schema);
      if (must === loud.length > 0) {
        count[must ? 'right' : 'silent']++;
        continue;
      }
      differing.push(row.id);
      if (reasons[row.id]) continue;
      count[must ? 'missed' : 'false']++;
      unexplained.push(`${row.id}: ${must ? 'missed' : loud.map((f) => `${f.rule}: ${f.message}`).join('; ')}`);
    }
    const recall = count.right / (count.right + count.missed);
    const precision = count.right / (count.right + count.false);
    console.log(
      `      ${count.right} reported, ${count.silent} silent, ${differing.length - unexplained.length} explained; recall ${recall.toFixed(2)}, precision ${precision.toFixed(2)}`,
    );
    for (const line of unexplained) console.log(`      ${line}`);
    assert.ok(count.right > 90 && count.silent > 60, 'hardly any row says anything');
    assert.ok(recall === 1 && precision >= 0.98, unexplained.join('\n'));
    assert.deepEqual(Object.keys(reasons).sort(), differing.filter((id) => reasons[id]).sort(), 'a reason for no row');
  });
});

/** Its ids say which rows end with a statement of the old server. */
const ofOldServer = ({ id, pre }: Row): boolean =>
  pre !== undefined && /^(compat|prepared|ambiguous|insert|upsert)_|select_star_prepared$/.test(id);

/** A break, a refusal, or a lock that others wait for while rows are read or written. */
function mustBeReported(row: Row): boolean {
  if (row.error !== undefined) return true;
  if (ofOldServer(row)) return false;
  const read = Object.keys(row.scanned_rows ?? {});
  const made = [...(row.rewrite ?? []), ...(row.new_indexes ?? []), ...(row.index_rebuild ?? [])];
  const blocking = /^(Share|ShareRowExclusive|AccessExclusive)Lock$/;
  const own = new Set(/create (?:table|materialized view) (\w+)/.exec(row.sql)?.slice(1) ?? []);
  const blocked = Object.entries(row.locks ?? {}).filter(([name, mode]) => blocking.test(mode) && !own.has(name));
  // What a statement creates is nobody's yet.
  return own.size === 0 && blocked.length > 0 && read.length + made.length > 0;
}

async function judge(row: Row, schema: string): Promise<readonly Finding[]> {
  const made = row.setup ?? (/\bp\b/.test(row.sql) ? partitioned : '');
  const old = ofOldServer(row);
  const prepared = /prepare \w+(?:\([^)]*\))? as ([^;]+)/.exec(`${made};${row.pre}`)?.[1];
  const query = old ? (row.sql.startsWith('execute') ? prepared : row.sql) : 'select 1 as alive';
  const own = (row.pre ?? '').split(';').filter((sql) => !/^\s*(deallocate|prepare|execute)\b/.test(sql));
  const statements = [...own, ...(old ? [] : [row.sql])].filter((sql) => sql.trim() !== '');
  const inTransaction = row.pre !== undefined || /transaction block|^lock table/.test(`${row.error}\n${row.sql}`);
  const migration = inTransaction ? ['begin', ...statements, 'commit'] : statements;

  const released = new Map([
    ['bellows.yaml', `bellows: 1\ndatabase:\n  engine: postgresql ${row.pg}\n`],
    ['db/migrations/001_before.sql', `${schema};\n${made};\n`],
    ['db/queries/server.sql', `${query};\n`],
  ]);
  const work = new Map([...released, ['db/migrations/002_release.sql', `${migration.join(';\n')};\n`]]);
  const { result } = await checkFixture({ versions: [{ tag: 'v1.0.0', files: released }], work, expected: [] });
  return result.findings.filter(
    ({ file: at, severity }) =>
      at !== 'db/migrations/001_before.sql' && (severity === 'error' || severity === 'warning'),
  );
}
