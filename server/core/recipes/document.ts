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
    '`npm run prove` starts a PostgreSQL server and lets an old and a new server write to one table at the same time, each on three connections and in its own vocabulary: single and multi-row INSERT, NULL, columns left out, UPDATE, read-modify-write, `SET c = c`, set-based UPDATE, upsert, MERGE, DELETE, COPY, transactions that commit or roll back, and rows that everybody writes. They go through every stage: the old server alone, the expand and backfill steps under its load, both, the old one only (a rollback), both again, then the new one and the contract steps under its load, or back to the old one and the way back under its load. What each row must hold is known all the time and compared with what each server reads. Wrong plans (triggers or backfill missing, a default copied, the steps of the next release in this one) are caught by the same run.',
    '',
    '| recipe | server | runs passed | operations | values compared | lost, misread or refused | attempts the migration gave up | longest wait of a client, median and worst run |',
    '|---|---|--:|--:|--:|--:|--:|--:|',
    ...proofs.map(
      (p) =>
        `| ${p.recipe} | ${p.server} | ${p.passed} of ${p.runs} | ${p.operations} | ${p.compared} | ${p.complaints} | ${p.migrationRetries} | ${p.slowestMedian} ms, ${p.slowest} ms |`,
    ),
    '',
  ];
}
