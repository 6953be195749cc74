import type pg from 'pg';
import {
  applyReplacements,
  check,
  type Plan,
  type ProjectState,
  plansFor,
  planTogether,
  type SplitTarget,
  splitEdits,
  statementText,
  wantedIn,
} from '../../server/core/index.ts';
import { split as splitText } from '../../server/core/sql/split.ts';
import { serverFacts } from '../dialects/catalog/server-facts.ts';
import { Random } from '../prove/random.ts';
import { changeFile, open, repositoryOf } from '../recipes/plan-case.ts';
import type { PostgresServer } from '../support/postgres.ts';
import { readServerCatalog } from '../support/server-catalog.ts';
import { randomAttachments } from './random-attachments.ts';
import { MigrationWriter } from './random-migrations.ts';
import { QueryWriter, type ServerQuery } from './random-queries.ts';
import { randomSchema, rowsSql, schemaSql } from './random-schema.ts';

/** A plan that a real server shows to be wrong. */
export interface WrongPlan {
  readonly seed: number;
  readonly recipes: string;
  readonly schema: readonly string[];
  readonly migration: readonly string[];
  readonly what: string;
}

export interface PlanVerdict {
  /** Recipes of the plans that were carried out. */
  readonly recipes: readonly string[];
  readonly wrong: readonly WrongPlan[];
}

/** A random release with its plans: of all that has one together, and of each change by itself. `spoilt` makes them wrong, to see that it shows. */
export async function judgePlans(
  server: PostgresServer,
  seed: number,
  spoilt: (plan: Plan) => Plan = (plan) => plan,
): Promise<PlanVerdict> {
  const trial = await trialOf(server, seed);
  const recipes: string[] = [];
  const wrong: WrongPlan[] = [];
  for (const split of trial.migration.length === 0 ? [] : await splitsOf(trial, spoilt)) {
    const named = split.plans.map((plan) => plan.recipe);
    recipes.push(...named);
    for (const what of await faultsOf(server, trial, split))
      wrong.push({ seed, recipes: named.join(', '), schema: trial.schema, migration: trial.migration, what });
  }
  return { recipes, wrong };
}

interface PlannedTrial {
  /** What a real server took of it. */
  readonly schema: readonly string[];
  readonly rows: readonly string[];
  readonly migration: readonly string[];
  /** Queries that work before the release, and after it. */
  readonly old: readonly ServerQuery[];
  readonly next: readonly ServerQuery[];
}

async function trialOf(server: PostgresServer, seed: number): Promise<PlannedTrial> {
  const random = new Random(seed);
  const model = randomSchema(random);
  const schema = [...schemaSql(model, random), ...randomAttachments(model, random)];
  const wished = { schema, rows: rowsSql(model, random) };
  const writer = new QueryWriter(model, random);
  const v1 = Array.from({ length: 6 }, () => writer.query());
  const migrations = new MigrationWriter(model, random);
  const change = Array.from({ length: 1 + random.below(2) }, () => migrations.change()).flat();
  const after = new QueryWriter(model, random);
  const v2 = Array.from({ length: 6 }, () => after.query());
  return inDatabase(server, async (client) => {
    const schema = await taken(client, wished.schema);
    const rows = await taken(client, wished.rows);
    const old = await working(client, v1);
    const migration = await taken(client, change);
    return { schema, rows, old, migration, next: await working(client, v2) };
  });
}

interface SplitRelease {
  readonly plans: readonly Plan[];
  readonly print: (plan: Plan, way: 'up' | 'down') => string[];
  /** The statements of this release's files in the order they run, and of those that wait. */
  readonly now: readonly string[];
  readonly later: readonly string[];
  /** Whether check finds nothing that would break the previous server. */
  readonly safe: boolean;
  /** The new server's code has to change before, so how it fares as it stands says nothing. */
  readonly asks: boolean;
}

async function splitsOf(
  { schema, migration, old, next }: PlannedTrial,
  spoilt: (plan: Plan) => Plan,
): Promise<SplitRelease[]> {
  const file = (statements: readonly string[]): string => statements.map((sql) => `${sql};\n`).join('');
  const queries = (all: readonly ServerQuery[]): string => `${all.map(({ sql }) => `${sql};\n`).join('')}SELECT 1;\n`;
  const repository = repositoryOf({
    recipe: '',
    name: '',
    engine: 'postgresql 18',
    schema: file(schema),
    v1: queries(old),
    v2: queries(next),
    v3: queries(next),
    change: file(migration),
    golden: '',
  });
  const state = await open(repository);
  const [database] = state.databases;
  const index = database?.replayed.findIndex((each) => each.migration.file.path === changeFile) ?? -1;
  const replayed = database?.replayed[index];
  if (!database || !replayed) return [];
  const steps = database.steps(index);
  const targets = steps.map((step): SplitTarget => ({ database, migration: replayed.migration, step }));
  const planned = targets.flatMap((target) =>
    plansFor(target).plans.map(({ plan }) => [{ target, plan: spoilt(plan) }] as const),
  );
  const together = planTogether(
    { database, migration: replayed.migration },
    wantedIn(replayed.migration, check(state).findings),
  );
  const all = [...planned, ...('refused' in together || together.planned.length < 2 ? [] : [together.planned])];
  const found: SplitRelease[] = [];
  for (const each of all) {
    const split = splitEdits(state, [...each] as [(typeof each)[0], ...typeof each], Date.UTC(2026, 0, 1));
    if ('refused' in split) continue;
    const work = new Map(repository.work);
    for (const path of new Set(split.edits.map((edit) => edit.path))) {
      const own = split.edits.filter((edit) => edit.path === path);
      const created = own.find((edit) => edit.kind === 'create');
      const replacements = own.filter((edit) => edit.kind === 'replace');
      work.set(path, created?.text ?? applyReplacements(work.get(path) ?? '', replacements));
    }
    const later = [...work.keys()].filter((path) => path.startsWith('db/contract/')).sort();
    const now = [...work.keys()].filter((path) => path.startsWith('db/migrations/') && !path.includes('001_')).sort();
    const statements = (path: string): string[] => {
      const text = work.get(path) ?? '';
      return splitText(text, database.dialect.flavour).map(({ span }) => text.slice(span.start, span.end));
    };
    const released = await open({ ...repository, work: new Map([...work].filter(([path]) => !later.includes(path))) });
    found.push({
      plans: each.map(({ plan }) => plan),
      print: (plan, way) =>
        plan.steps
          .filter((step) => way === 'up' || step.release === 'this')
          .flatMap((step) => inTransaction(way === 'up' ? step.statements : step.down, step.transaction, state)),
      now: now.flatMap(statements),
      later: later.flatMap(statements),
      asks: each.some(
        ({ plan }) => takesBoth.has(plan.recipe) || plan.servers.some((sentence) => sentence.startsWith('As its code')),
      ),
      safe: check(released).findings.every((f) => f.category === 'lock' || !/error|warning/.test(f.severity)),
    });
  }
  return found;
}

/** Their servers work with the old and the new schema at once, which random queries are not written for. */
const takesBoth = new Set(['change-column-type', 'drop-not-null', 'drop-table']);

const inTransaction = (
  statements: Plan['steps'][number]['statements'],
  transaction: boolean,
  { databases: [database] }: ProjectState,
): string[] => {
  const sql = statements.flatMap((each) => (database ? [statementText(each, database.dialect)] : []));
  return transaction && sql.length > 0 ? ['BEGIN', ...sql, 'COMMIT'] : sql;
};

/** What a real server finds wrong: with the files, and with the plan's way back where the plan is the whole release. */
async function faultsOf(server: PostgresServer, trial: PlannedTrial, split: SplitRelease): Promise<string[]> {
  const { schema, rows, migration, old, next } = trial;
  const start = [...schema, ...rows];
  const end = await inDatabase(server, async (client) => {
    for (const sql of [...start, ...migration]) await client.query(sql);
    return { facts: await factsOf(client), read: await read(client, next) };
  });
  const faults: string[] = [];
  await inDatabase(server, async (client) => {
    for (const sql of start) await client.query(sql);
    const before = await read(client, old);
    const failed = await run(client, split.now);
    if (failed) return faults.push(`this release fails: ${failed}`);
    if (split.safe) {
      faults.push(...differences('the previous server', old, before, await read(client, old)));
      if (!split.asks) faults.push(...differences('the new server', next, end.read, await read(client, next)));
    }
    const late = await run(client, split.later);
    if (late) return faults.push(`what waits fails: ${late}`);
    faults.push(...unlike('the end', end.facts, await factsOf(client)));
    return faults.push(...differences('the new server, at the end,', next, end.read, await read(client, next)));
  });
  const [plan, ...more] = split.plans;
  if (!plan || more.length > 0) return faults;
  await inDatabase(server, async (client) => {
    for (const sql of start) await client.query(sql);
    const others = migration.length > (plan.takes?.length ?? 1);
    if (others) return;
    const facts = await factsOf(client);
    const before = await read(client, old);
    const steps = plan.steps.filter((step) => step.release === 'this');
    const up = split.print({ ...plan, steps }, 'up');
    const down = split.print({ ...plan, steps: steps.toReversed() }, 'down');
    const failed = (await run(client, up)) ?? (await run(client, down));
    if (failed) return faults.push(`the way back fails: ${failed}`);
    faults.push(...unlike('the way back', facts, await factsOf(client)));
    return faults.push(
      ...differences('the previous server, after the way back,', old, before, await read(client, old)),
    );
  });
  return faults;
}

async function run(client: pg.Client, statements: readonly string[]): Promise<string | undefined> {
  for (const sql of statements) {
    try {
      await client.query(sql);
    } catch (error) {
      await client.query('ROLLBACK');
      return `${(error as Error).message} in ${sql.slice(0, 400)}`;
    }
  }
  return undefined;
}

/** What each query gives: its rows where their order and columns say nothing, else that it works; or its error. */
async function read(client: pg.Client, queries: readonly ServerQuery[]): Promise<string[]> {
  const found: string[] = [];
  for (const { sql, values } of queries) {
    await client.query('BEGIN');
    try {
      const { rows } = await client.query(sql, [...values]);
      const plain =
        /^\s*(SELECT|WITH)\b/i.test(sql) &&
        !/\*|\bLIMIT\b|\bnow\(|\brow_to_json\b|\bFOR\s+(NO|UPDATE|SHARE|KEY)/i.test(sql);
      found.push(plain ? `works ${JSON.stringify(rows.map((row) => JSON.stringify(row)).sort())}` : 'works');
    } catch (error) {
      found.push(`${(error as { code?: string }).code} ${(error as Error).message}`);
    }
    await client.query('ROLLBACK');
  }
  return found;
}

const differences = (
  who: string,
  queries: readonly ServerQuery[],
  wanted: readonly string[],
  found: readonly string[],
) =>
  queries.flatMap(({ sql }, i) => {
    const [was = '', is = ''] = [wanted[i], found[i]];
    // Rows to start with have numbers that their sequence has not given.
    return was.startsWith('works') && was !== is && !is.startsWith('23505')
      ? [`${who} reads or fails otherwise: ${sql}\n    ${was}\n    ${is}`]
      : [];
  });

/** As the server tells it, and all rows; the order of columns is left out. */
async function factsOf(client: pg.Client): Promise<Map<string, string>> {
  const facts = new Map<string, string>();
  // PostgreSQL makes up the names of NOT NULL.
  for (const [key, value] of serverFacts(await readServerCatalog(client)))
    if (!key.startsWith('not null '))
      facts.set(
        key,
        / columns$/.test(key)
          ? value
              .split(/[(),\s]+/)
              .sort()
              .join()
          : value,
      );
  const { rows } = await client.query<{ name: string }>(
    `SELECT oid::regclass::text AS name FROM pg_class WHERE relkind = 'r' AND relnamespace IN ('public'::regnamespace, to_regnamespace('ops'))`,
  );
  for (const { name } of rows) {
    const { rows: held } = await client.query(`SELECT to_jsonb(t)::text AS row FROM ${name} t ORDER BY 1`);
    facts.set(`rows of ${name}`, held.map(({ row }) => row).join('\n'));
  }
  return facts;
}

const unlike = (when: string, wanted: ReadonlyMap<string, string>, found: ReadonlyMap<string, string>): string[] =>
  [...new Set([...wanted.keys(), ...found.keys()])].flatMap((key) =>
    wanted.get(key) === found.get(key) ? [] : [`${when}: ${key} is ${found.get(key)}, not ${wanted.get(key)}`],
  );

async function taken(client: pg.Client, statements: readonly string[]): Promise<string[]> {
  const kept: string[] = [];
  for (const sql of statements) {
    try {
      await client.query(sql);
      kept.push(sql);
    } catch {
      // What a random constraint refuses is left out, and what depends on it.
    }
  }
  return kept;
}

async function working(client: pg.Client, queries: readonly ServerQuery[]): Promise<ServerQuery[]> {
  const results = await read(client, queries);
  return queries.filter((_, i) => results[i]?.startsWith('works'));
}

/** An empty database for as long as the work takes; one is emptied and used again, which is faster than to make one. */
async function inDatabase<T>(server: PostgresServer, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = await server.connect('postgres');
  try {
    await client.query(
      `DROP SCHEMA IF EXISTS public, ops CASCADE; CREATE SCHEMA public;
       DO $$ BEGIN CREATE ROLE app; EXCEPTION WHEN duplicate_object THEN NULL; END $$`,
    );
    return await work(client);
  } finally {
    await client.end();
  }
}
