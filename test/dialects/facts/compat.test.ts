import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Finding } from '../../../server/core/index.ts';
import { checkFixture } from '../../support/core.ts';

/**
 * What a statement of the old server does after a migration was measured on real servers; the measurements lie outside of
 * this repository: `BELLOWS_LOCKS` names their folder. The check is given the schema, the migration and the old server's
 * query, and must warn exactly where the server refused it.
 */
const folder = process.env.BELLOWS_LOCKS ?? fileURLToPath(new URL('../../../../shared/locks', import.meta.url));

interface Row {
  readonly id: string;
  readonly engine: string;
  readonly before: string;
  readonly migration: string;
  readonly query: string;
  readonly error?: string;
}

/** Rows that the check warns of although the server took the statement: the worse case counts. */
const worse: Readonly<Record<string, string>> = {
  compat_timestamp_cmp_after_to_tz: 'no error, and other instants wherever TimeZone is not UTC',
  compat_in_subquery_correlates_after_drop_col: 'no error: it removed every row',
  compat_insert_omit_notnull_nodefault_nonstrict: 'sql_mode is a setting: with the default one it fails',
  compat_on_duplicate_after_drop_unique: 'no error: it inserted a second row',
  compat_collation_ci_to_bin_lookup: 'no error: it found no row',
};

/** Rows that are no statement of an old server after a migration. */
const other: Readonly<Record<string, string>> = {
  compat_partition_update_old_code_unique: 'fails before any migration',
  compat_view_star_not_include_new_col: 'a query of the new server',
  compat_text_to_varchar_param_cmp: 'a query of the new server',
  compat_enum_select_after_add_value: 'up to PostgreSQL 11 the migration fails, as it ran in a transaction',
  compat_ddl_in_transaction_implicit_commit: 'what the migration itself leaves behind',
  compat_rename_table_view_last_insert_id: 'two statements of one session',
};

describe('old statements after a migration', function () {
  this.timeout(120_000);
  const cases: readonly [string, () => readonly Row[]][] = [
    ['postgresql', postgresqlRows],
    ['mariadb', mariadbRows],
  ];
  for (const [name, rows] of cases) {
    it(`fail on ${name} exactly where the check warns`, async function () {
      const file = path.join(folder, `${name}.jsonl`);
      if (!fs.existsSync(file)) {
        console.log(`      SKIPPED: there are no measurements in ${folder}; name their folder in BELLOWS_LOCKS`);
        return this.skip();
      }
      const differences: string[] = [];
      let right = 0;
      for (const row of rows()) {
        if (other[row.id]) continue;
        const said = await loud(row);
        const fails = row.error !== undefined || worse[row.id] !== undefined;
        if (said.length > 0 === fails) right++;
        else
          differences.push(
            `${row.engine} ${row.id}: ${row.error ?? 'no error'}; said: ${said.join(' · ') || 'nothing'}`,
          );
      }
      console.log(`      ${right} statements judged as ${name} did`);
      assert.deepEqual(differences, []);
    });
  }
});

/** What is said of the old server, and of a migration that fails. */
async function loud({ engine, before, migration, query }: Row): Promise<string[]> {
  const released = new Map([
    ['bellows.yaml', `bellows: 1\ndatabase: { engine: ${engine} }\n`],
    ['db/migrations/V1__before.sql', `${before};\n`],
    ['db/queries/server.sql', `${query};\nSELECT 1;\n`],
  ]);
  const work = new Map([
    ...released,
    ['db/migrations/V2__release.sql', `${migration};\n`],
    ['db/queries/server.sql', 'SELECT 1;\n'],
  ]);
  const { result } = await checkFixture({ versions: [{ tag: 'v1.0.0', files: released }], work, expected: [] });
  const counts = ({ category, severity, verdict }: Finding): boolean =>
    category !== 'lock' && category !== 'hygiene' && verdict !== 'unused' && /error|warning/.test(severity);
  return result.findings.filter(counts).map((f) => `${f.severity} ${f.rule}: ${f.message}`);
}

const lines = (name: string): readonly Record<string, string>[] =>
  fs
    .readFileSync(path.join(folder, name), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, string>);

function postgresqlRows(): Row[] {
  const base = /```sql\n([\s\S]*?)```/.exec(fs.readFileSync(path.join(folder, 'README.md'), 'utf8'))?.[1] ?? '';
  return lines('postgresql.jsonl').flatMap((row): Row[] => {
    const { id = '', pg, setup = '', pre = '', sql = '', error } = row;
    if (!id.startsWith('compat_')) return [];
    const engine = `postgresql ${pg}`;
    const before = `${base}\n${setup}`;
    const failed = error === undefined ? {} : { error };
    // Without one, the statement is the migration itself.
    if (pre === '') return [{ id, engine, before, migration: sql, query: 'SELECT 1', ...failed }];
    // `prepare q …; execute q; migration` and then `execute q`: the server keeps q prepared.
    const prepared = /(?:deallocate all; )?(prepare q(?:\([^)]*\))? as .*?);(?: execute q[^;]*;)?/.exec(`${pre};`);
    const query = prepared?.[1] ?? sql;
    return [{ id, engine, before, migration: prepared ? pre.replace(prepared[0], '') : pre, query, ...failed }];
  });
}

function mariadbRows(): Row[] {
  const before = [
    'create table parent(id int primary key, name varchar(50)) engine=InnoDB default charset=utf8mb4',
    'create table e(id int primary key, v varchar(20), w int not null default 0) engine=InnoDB default charset=utf8mb4',
    "create table en1(e enum('a','b')) engine=InnoDB default charset=utf8mb4",
  ].join(';\n');
  return lines('mariadb.jsonl').flatMap(({ id = '', migration = '', old_statement: query, error }): Row[] => {
    if (query === undefined) return [];
    // What the old server was released with comes before what the migration takes away or renames again.
    const first =
      /^(alter table e add (?:index|unique key) \w+\(\w+\);|create view v1 as [^;]+;)(?= *\S)/.exec(migration)?.[0] ??
      '';
    const text = query.replace(/^prepare q from '(.*)'; execute q$/, '$1').replace(/^set sql_mode='';\s*/, '');
    return [
      {
        id,
        engine: 'mariadb 10.11',
        before: `${before};\n${first}`,
        migration: migration.slice(first.length).replace(/ set sql_mode='';/, ''),
        query: text,
        ...(error === undefined ? {} : { error }),
      },
    ];
  });
}
