import { plansFor } from '../../server/core/index.ts';
import { type Plan, statementText } from '../../server/core/recipes/recipe.ts';
import { open, repositoryOf, targetIn } from '../recipes/plan-case.ts';
import { freshValues, mayBeNull, type Scenario, type Side } from './scenario.ts';
import { type Statement, spoken, writtenOut } from './speech.ts';

/** A step as SQL, ready to be run. */
export interface ProofStep {
  readonly title: string;
  readonly phase: Plan['steps'][number]['phase'];
  readonly release: Plan['steps'][number]['release'];
  readonly transaction: boolean;
  readonly up: readonly string[];
  readonly down: readonly string[];
}

/** What the recipe plans for the scenario: the same code, from the same question, that the editor asks. `engine`: `postgresql 18`. */
export async function stepsOf(scenario: Scenario, engine: string): Promise<ProofStep[]> {
  const v2 = queriesOf(scenario, scenario.new);
  const state = await open(
    repositoryOf({
      recipe: scenario.recipe,
      name: scenario.name,
      engine,
      schema: `${scenario.schema};`,
      v1: queriesOf(scenario, scenario.old),
      v2,
      v3: scenario.newest ? queriesOf(scenario, scenario.newest) : v2,
      change: `${scenario.change};`,
      golden: '',
    }),
  );
  const target = targetIn(state, scenario.recipe);
  const { plans, refusals } = plansFor(target, scenario.recipe);
  const [found] = plans;
  if (!found) throw new Error(`no plan: ${refusals.join('\n')}`);
  const { dialect } = target.database;
  return found.plan.steps.map((step) => ({
    ...step,
    up: step.statements.map((statement) => inSmallBatches(statementText(statement, dialect))),
    down: step.down.map((statement) => statementText(statement, dialect)),
  }));
}

/** A backfill has batches of a thousand rows; with a few hundred rows in all there would be nothing between them to get wrong. */
const inSmallBatches = (sql: string): string =>
  sql
    .replace(/\b(LIMIT|OFFSET) 1000\b/g, '$1 25')
    .replace('pg_sleep(0.01)', 'pg_sleep(0.002)')
    .replace('DO SLEEP(0.05)', 'DO SLEEP(0.002)');

/** The server's statements as a file of queries, which its contract is read from. */
export function queriesOf(scenario: Scenario, side: Side): string {
  if (side.table === null) return side.queries ?? 'SELECT 1;\n';
  const speech = spoken(side, scenario.on);
  const values = (token: number) => freshValues(scenario, side, token);
  const row = { id: 1, x: 2, values: values(1) };
  const nothing = side.columns.map((column, i) => (mayBeNull(side, column) ? null : (row.values[i] ?? null)));
  const says: (readonly Statement[] | undefined)[] = [
    [speech.read()],
    speech.insert?.(row),
    speech.update?.(1, values(2)),
    nothing.includes(null) ? speech.update?.(1, nothing) : undefined,
    speech.updateOther?.(1, 2),
    side.columns.length === 0 || side.omitted !== undefined ? speech.insertWithout?.(1, 2) : undefined,
    speech.remove?.(1),
    speech.upsert?.(row),
    scenario.unique ? speech.upsertOnValue?.(row) : undefined,
    speech.merge?.(row),
    speech.copy && [[speech.copy()]],
  ];
  const queries = says.flatMap((statements) => statements?.map((statement) => `${writtenOut(statement)};\n`) ?? []);
  return queries.join('') + (side.queries ?? '');
}
