import fs from 'node:fs';
import path from 'node:path';
import type { Finding } from '../../server/core/index.ts';

/** A statement on one version of PostgreSQL, and what a real server did with it. */
export interface Row {
  readonly pg: number;
  readonly id: string;
  readonly sql: string;
  /** Ran before, outside of the transaction. */
  readonly setup?: string;
  /** Ran before, inside. */
  readonly pre?: string;
  readonly error?: string;
  /** The strongest lock left on each relation. */
  readonly locks?: Readonly<Record<string, string>>;
  readonly rewrite?: readonly string[];
  readonly index_rebuild?: readonly string[];
  readonly new_indexes?: readonly string[];
  readonly scanned_rows?: Readonly<Record<string, number>>;
}

export interface Measurements {
  /** SQL that every row starts on. */
  readonly schema: string;
  readonly rows: readonly Row[];
}

export function readMeasurements(folder: string): Measurements {
  const schema = /```sql\n([\s\S]*?)```/.exec(fs.readFileSync(path.join(folder, 'README.md'), 'utf8'))?.[1] ?? '';
  const lines = fs.readFileSync(path.join(folder, 'postgresql.jsonl'), 'utf8').split('\n');
  const rows = lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Row);
  return { schema, rows: rows.filter(saysSomething) };
}

/** Tables that statements about partitions start with, where the row names no setup. */
const partitioned =
  'create table p(id int, d int not null) partition by range(d); create table p1 partition of p for values from (0) to (100); insert into p select g, g%100 from generate_series(1,1000) g;';

export const setupOf = (row: Row): string => row.setup ?? (/\bp\b/.test(row.sql) ? partitioned : '');

/** The row ends with a statement of the old server, and `pre` is the migration; else `sql` is, after `pre`. */
export const ofOldServer = ({ id, sql }: Row): boolean =>
  /^(compat|prepared|ambiguous|insert|upsert)_|select_star_prepared$/.test(id) && !/^(create|alter|drop)\b/.test(sql);

const ofSession = (sql: string): boolean => /^\s*(deallocate|prepare|execute)\b/.test(sql);

export const migrationOf = (row: Row): readonly string[] =>
  [...(row.pre ?? '').split(';').filter((sql) => !ofSession(sql)), ...(ofOldServer(row) ? [] : [row.sql])]
    .map((sql) => sql.trim())
    .filter((sql) => sql !== '');

/** What the old server runs, as its code says it: a statement that it keeps prepared is one. */
export function queryOf(row: Row): string | undefined {
  if (!ofOldServer(row)) return undefined;
  return row.sql.startsWith('execute') ? /prepare \w+[^;]+/.exec(`${setupOf(row)};${row.pre}`)?.[0] : row.sql;
}

/** What the old server did before the migration, in its session. */
export const sessionOf = (row: Row): readonly string[] => (row.pre ?? '').split(';').filter(ofSession);

/** A version that can't read the setup got no further; a syntax error names the word it stands at. */
function saysSomething({ error, sql, pre }: Row): boolean {
  const word = /^syntax error at or near "(.+)"/.exec(error ?? '')?.[1];
  return word === undefined || `${sql};${pre}`.includes(word);
}

/**
 * What must be reported, from the measurement alone.
 *
 * - `refused`: the server refused the migration.
 * - `breaks`: a statement of the old server failed after the migration, or touched other rows, and did not before it.
 * - `blocks`: at its end the migration held a lock that others wait for, and had read, rewritten or indexed rows under it: it
 *   lasts the longer the bigger the table is.
 */
export type Harm = 'refused' | 'breaks' | 'blocks';

export function harmOf(row: Row): Harm | undefined {
  if (ofOldServer(row)) {
    if (/^syntax error|transaction block/.test(row.error ?? '')) return 'refused';
    return (row.error !== undefined && !failedBefore.has(row.id)) || otherRows.has(row.id) ? 'breaks' : undefined;
  }
  if (row.error !== undefined) return 'refused';
  const worked =
    [row.rewrite, row.index_rebuild, row.new_indexes].some((list) => (list ?? []).length > 0) ||
    Object.values(row.scanned_rows ?? {}).some((rows) => rows > 0);
  return worked && blocked(row).length > 0 ? 'blocks' : undefined;
}

/**
 * The row can't tell: it locked a table that has no rows, where nothing could be read. What it did with others is judged all the
 * same.
 */
export const undecided = (row: Row): boolean =>
  !ofOldServer(row) && harmOf(row) === undefined && blocked(row).some((name) => isEmpty(name, setupOf(row)));

const isEmpty = (table: string, setup: string): boolean =>
  new RegExp(`create (?:unlogged )?table ${table}\\b`).test(setup) &&
  !new RegExp(`insert into ${table}\\b`).test(setup);

/** Relations that were there before and that others can't use as they did. */
function blocked(row: Row): string[] {
  const [, made] = /create (?:table|materialized view) (\w+)/.exec(row.sql) ?? [];
  const views = [...setupOf(row).matchAll(/create materialized view (\w+)/g)].map(([, name]) => name);
  return Object.entries(row.locks ?? {})
    .filter(([name]) => name !== made && !row.new_indexes?.includes(name))
    .filter(([name, mode]) =>
      // Nobody writes to a materialized view.
      views.includes(name) ? mode === 'AccessExclusiveLock' : waitedFor.test(mode),
    )
    .map(([name]) => name);
}

/** Writes wait for all of them, reads for the last. */
const waitedFor = /^(Share|ShareRowExclusive|Exclusive|AccessExclusive)Lock$/;

/** Measured besides: these fail without the migration too, so that it breaks nothing. */
export const failedBefore: ReadonlySet<string> = new Set([
  'compat_view_star_not_include_new_col',
  'compat_text_to_varchar_param_cmp',
  'compat_partition_update_old_code_unique',
  'compat_currval_after_identity_swap',
]);

/** Measured besides: the statement goes on and touches another number of rows than before. */
export const otherRows: ReadonlySet<string> = new Set(['compat_in_subquery_correlates_after_drop_col']);

/**
 * A finding is held against a row when it speaks of what the row measured. Rows of the old server's statements tell about
 * compatibility; rows of migrations about refusals and locks, and not about what somebody else does with the tables afterwards.
 */
export function speaksOf(row: Row, { category }: Pick<Finding, 'category'>, harm = harmOf(row)): boolean {
  switch (harm) {
    case 'breaks':
      return category === 'compatibility';
    case 'blocks':
      return category === 'lock';
    case 'refused':
      return category === 'data' || category === 'hygiene' || category === 'compatibility';
    default:
      return ofOldServer(row)
        ? category === 'compatibility'
        : category === 'lock' || category === 'data' || category === 'hygiene';
  }
}
