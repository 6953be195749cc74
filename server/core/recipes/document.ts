import { apply } from '../schema/apply.ts';
import { type Catalog, emptyCatalog } from '../schema/catalog.ts';
import type { Change } from '../schema/change.ts';
import type { Dialect } from '../sql/dialect.ts';
import { split } from '../sql/split.ts';
import { recipes } from './index.ts';
import { planSql } from './plan-sql.ts';
import type { Plan, Recipe } from './recipe.ts';

/** What was measured when two servers wrote side by side; see test/prove. Times in milliseconds. */
export interface MeasuredProof {
  readonly recipe: string;
  readonly server: string;
  readonly runs: number;
  readonly passed: number;
  readonly operations: number;
  readonly compared: number;
  readonly complaints: number;
  readonly migrationRetries: number;
  readonly quietMoments: number;
  readonly slowestMedian: number;
  readonly slowest: number;
}

/** The page `docs/recipes.md`, made from the recipes themselves: what each does, and its plan for an example. */
export function recipesPage(dialect: Dialect, proofs: readonly MeasuredProof[]): string {
  return [
    '# Recipes',
    '',
    'A recipe turns a risky change into a plan: steps that ship with this release, and steps that wait for the next one, when the previous server is gone. A plan is data until you accept it; then it is SQL in files of your migration tool. Each step also has its way back.',
    '',
    '| recipe | on the light bulb |',
    '|---|---|',
    ...recipes.map(({ id, title }) => `| [${id}](#${id}) | ${title.replaceAll('|', '\\|')} |`),
    ...(proofs.length > 0 ? ['', 'How they were proven is told [at the end](#the-proof).'] : []),
    '',
    ...recipes.flatMap((recipe) => section(recipe, dialect)),
    ...proof(proofs),
  ].join('\n');
}

function section(recipe: Recipe, dialect: Dialect): string[] {
  const { schema, change } = recipe.example;
  const plan = examplePlan(recipe, dialect);
  return [
    `## ${recipe.id}`,
    '',
    recipe.about,
    '',
    '```sql',
    schema,
    change,
    '```',
    '',
    'becomes',
    '',
    '```sql',
    'refused' in plan ? `-- ${plan.refused}` : withoutDown(planSql(plan, dialect)),
    '```',
    '',
    ...('refused' in plan ? [] : [...plan.servers, ...plan.notes].map((line) => `- ${line}`)),
    '',
  ];
}

/** The way back is left out of the page: it says everything twice. */
const withoutDown = (sql: string): string => sql.replace(/^-- down: [\s\S]*?(?=\n\n|$(?![\s\S]))\n?/gm, '').trimEnd();

/** The plan of a recipe's example, for a server that nothing is known of. */
export function examplePlan(recipe: Recipe, dialect: Dialect): Plan | { readonly refused: string } {
  let before: Catalog = emptyCatalog(dialect.defaultSchema);
  const texts = new Map<Change, string>();
  const changesOf = (sql: string) =>
    split(sql, dialect.flavour)
      .filter((part) => part.kind === 'sql')
      .flatMap(({ span }) => {
        const text = sql.slice(span.start, span.end);
        const { changes } = dialect.read(text);
        for (const each of changes) texts.set(each, text);
        return changes;
      });
  for (const change of changesOf(recipe.example.schema)) before = apply(before, change).catalog;
  const migration = changesOf(recipe.example.change);
  const change = migration.findLast(({ kind }) => recipe.on.includes(kind));
  if (!change) return { refused: 'the example has no change' };
  const start = before;
  for (const earlier of migration.slice(0, migration.indexOf(change))) before = apply(before, earlier).catalog;
  const after = apply(before, change).catalog;
  return recipe.plan(change as never, {
    dialect,
    version: 18,
    start,
    before,
    after,
    previous: [],
    migration,
    later: migration.slice(migration.indexOf(change) + 1),
    next: () => undefined,
    textOf: (of) => texts.get(of) ?? '',
    back: new Map(),
  });
}

function proof(proofs: readonly MeasuredProof[]): string[] {
  if (proofs.length === 0) return [];
  return [
    '## The proof',
    '',
    '`npm run prove` starts the database servers that this machine has (PostgreSQL in two versions, MariaDB) and lets an old and a new server work on one schema at the same time, each on three connections and in its own vocabulary, with its own columns, tables or joins: single and multi-row INSERT, NULL, columns left out, UPDATE, read-modify-write, `SET c = c`, set-based UPDATE, upsert by key and by unique value, MERGE, DELETE and INSERT of the same key, COPY, transactions that commit, roll back, roll back to a savepoint or take their time, prepared statements, sessions at REPEATABLE READ and SERIALIZABLE, and rows that everybody writes.',
    '',
    'They go through every stage: the old server alone, the expand and backfill steps under its load, both, the old one only (a rollback), both again. A run then ends in one of three ways: the new server alone and the contract steps under its load (with the server after it, where there are steps for the release after next); those contract steps taken back under its load; or back to the old server and the way back of this release under its load. What each server must read of each row is known all the time: a side is rewritten only when it does not agree with what the other side just wrote. Wrong plans (no triggers, or in one direction only, a backfill before them or none, a default copied, the steps of the next release in this one, and more) are caught by the same runs.',
    '',
    'A migration that gave up twenty-five times is given what a team would wait for, a quiet moment: the clients begin nothing new until it has run. What they read after it must be right all the same.',
    '',
    'Plans for made-up releases are carried out by a real PostgreSQL as well (`test/adversary/plans.test.ts`): random schemas with all that may hang on a column, one or two changes, and queries of both servers. The files of the split must run, both servers must read what they read before or without the plan, the end must be that of the migration as it was written, rows and all, and the way back must lead back.',
    '',
    '| recipe | server | runs passed | operations | values compared | lost, misread or refused | attempts the migration gave up, and in quiet | longest wait of a client, median and worst run |',
    '|---|---|--:|--:|--:|--:|--:|--:|',
    ...proofs.map(
      (p) =>
        `| ${p.recipe} | ${p.server} | ${p.passed} of ${p.runs} | ${p.operations} | ${p.compared} | ${p.complaints} | ${p.migrationRetries}, ${p.quietMoments} | ${p.slowestMedian} ms, ${p.slowest} ms |`,
    ),
    '',
  ];
}
