import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { findRelation, type Relation } from '../../../server/core/schema/catalog.ts';
import { startPostgresqlReader } from '../../support/reader.ts';
import { emptyWorld, planned, relationOf, run, strongest, type Told, type World } from './world.ts';

/**
 * Measurements of many statements on several versions of PostgreSQL lie outside of this repository: `BELLOWS_LOCKS` names
 * their folder. Each ran on a fresh schema: base schema and `setup`; BEGIN; `pre`; the statement; then the locks held, new
 * files, and rows read were looked at.
 */
const folder = process.env.BELLOWS_LOCKS ?? fileURLToPath(new URL('../../../../shared/locks', import.meta.url));
const file = path.join(folder, 'postgresql.jsonl');

interface Row {
  readonly pg: number;
  readonly id: string;
  readonly sql: string;
  readonly setup?: string;
  readonly pre?: string;
  readonly error?: string;
  readonly locks: Readonly<Record<string, string>>;
  readonly rewrite: readonly string[];
  readonly index_rebuild: readonly string[];
  readonly new_indexes: readonly string[];
  readonly scanned_rows: Readonly<Record<string, number>>;
}

const fields = ['locks', 'rewrite', 'scan', 'indexBuild', 'transaction'] as const;
type Field = (typeof fields)[number];
type Fields = Readonly<Record<Field, string>>;

const partitioned =
  'create table p(id int, d int not null) partition by range(d); create table p1 partition of p for values from (0) to (100); insert into p select g, g%100 from generate_series(1,1000) g;';

/** The first block of SQL in the folder's README. */
const baseSchema = (): string => {
  const readme = fs.readFileSync(path.join(folder, 'README.md'), 'utf8');
  return /```sql\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
};

describe('facts of PostgreSQL are what was measured', function () {
  this.timeout(60_000);

  before(async function () {
    if (!fs.existsSync(file)) {
      console.log(`      SKIPPED: there are no measurements in ${folder}; name their folder in BELLOWS_LOCKS`);
      this.skip();
    }
    await startPostgresqlReader();
  });

  it('for every statement and version', () => {
    const rows = fs
      .readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Row);
    // The servers' TimeZone was UTC.
    const base = run(emptyWorld, `set timezone = 'UTC'; ${baseSchema()}`);
    const score = new Map<string, { right: number; of: number }>();
    const count = (key: string, right: boolean): void => {
      const entry = score.get(key) ?? { right: 0, of: 0 };
      score.set(key, { right: entry.right + Number(right), of: entry.of + 1 });
    };
    const differences = new Map<string, number[]>();
    for (const row of rows) {
      const wrong = compare(row, base);
      if (!wrong) continue;
      count(`row ${row.pg}`, wrong.length === 0);
      count('row', wrong.length === 0);
      for (const field of fields) count(`${field} ${row.pg}`, !wrong.some((w) => w.field === field));
      for (const { field, ours, measured } of wrong) {
        const line = `${row.id} ${field}: ours ${ours || 'none'} · measured ${measured || 'none'}`;
        differences.set(line, [...(differences.get(line) ?? []), row.pg]);
      }
    }
    report(score, differences);
    const all = score.get('row');
    assert.deepEqual([...differences.keys()], []);
    assert.ok(all && all.of > 800, 'hardly any row says anything');
  });
});

/** Fields told otherwise than measured; undefined for a row that says nothing of facts, as the server refused it. */
function compare(row: Row, base: World): { field: Field; ours: string; measured: string }[] | undefined {
  if (row.error !== undefined && !row.error.includes('transaction block')) return undefined;
  const made = run(base, row.setup ?? (/\bp\b/.test(row.sql) ? partitioned : ''));
  const early: Told[] = [];
  const before = run(made, row.pre ?? '', { version: row.pg, list: early });
  const own: Told[] = [];
  const after = run(before, row.sql, { version: row.pg, list: own });
  const all = [...early, ...own];
  if (row.error !== undefined) {
    const forbidden = all.some(({ facts }) => facts.transaction === 'forbidden');
    return forbidden ? [] : [{ field: 'transaction', ours: 'allowed', measured: 'forbidden' }];
  }
  const scene: Scene = { made, before, after };
  const ours = tellOurs(own, strongest(all), scene);
  const measured = tellMeasured(row, own, scene);
  return fields
    .filter((field) => ours[field] !== measured[field])
    .map((field) => ({ field, ours: ours[field], measured: measured[field] }));
}

interface Scene {
  /** Before the transaction. */
  readonly made: World;
  /** Before the statement. */
  readonly before: World;
  readonly after: World;
}

function tellOurs(
  statement: readonly Told[],
  held: ReadonlyMap<number, string>,
  { made, before, after }: Scene,
): Fields {
  const locks = [...held].flatMap(([id, mode]) => {
    const relation = made.catalog.relations.get(id);
    if (!relation) return [];
    // What was measured doesn't name views and sequences that the statement dropped.
    const gone = !after.catalog.relations.has(id) && (relation.kind === 'view' || relation.kind === 'sequence');
    return gone ? [] : [`${relation.name} ${mode}`];
  });
  const names = (pick: 'scan' | 'rewrite' | 'indexBuild'): string[] => statement.flatMap(({ facts }) => facts[pick]);
  const scan = names('scan').filter((name) => {
    const relation = relationOf(name, before.catalog);
    return relation && (before.filled.has(relation.id) || relation.kind === 'view');
  });
  const forbidden = statement.some(({ facts }) => facts.transaction === 'forbidden');
  return {
    locks: list(locks),
    rewrite: list(names('rewrite')),
    scan: planned(statement) ? '' : list(scan),
    indexBuild: list(names('indexBuild')),
    transaction: forbidden ? 'forbidden' : 'allowed',
  };
}

function tellMeasured(row: Row, statement: readonly Told[], { made, before, after }: Scene): Fields {
  const find = (name: string): Relation | undefined =>
    [after, before, made].map(({ catalog }) => findRelation(catalog, { name })).find((r) => r !== undefined);
  const owner = (name: string): string[] => {
    const index = find(name);
    const table = index?.kind === 'index' ? before.catalog.relations.get(index.table) : undefined;
    return table ? [table.name] : [];
  };
  const locks = Object.entries(row.locks).flatMap(([name, mode]) => {
    const relation = find(name);
    const known = relation && made.catalog.relations.get(relation.id);
    return relation && !known ? [] : [`${known?.name ?? name} ${spell(mode)}`];
  });
  return {
    locks: list(locks),
    rewrite: list(row.rewrite),
    scan: planned(statement) ? '' : list(Object.keys(row.scanned_rows)),
    indexBuild: list([...row.index_rebuild, ...row.new_indexes].flatMap(owner)),
    transaction: 'allowed',
  };
}

const spell = (mode: string): string =>
  mode
    .replace(/Lock$/, '')
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toUpperCase();

const list = (names: readonly string[]): string => [...new Set(names)].sort().join(', ');

function report(score: Map<string, { right: number; of: number }>, differences: Map<string, number[]>): void {
  const share = (key: string): string => {
    const { right = 0, of = 0 } = score.get(key) ?? {};
    return `${((100 * right) / of).toFixed(1)} % of ${of}`.padStart(16);
  };
  const versions = [...new Set([...score.keys()].flatMap((key) => key.match(/\d+$/)?.[0] ?? []))];
  console.log(`      ${''.padEnd(12)}${versions.map((v) => `PostgreSQL ${v}`.padStart(16)).join('')}`);
  for (const field of [...fields, 'row']) {
    console.log(`      ${field.padEnd(12)}${versions.map((v) => share(`${field} ${v}`)).join('')}`);
  }
  console.log(`      all rows ${share('row')}`);
  for (const [line, on] of differences) console.log(`      ${line} · on ${on.join(', ')}`);
}
