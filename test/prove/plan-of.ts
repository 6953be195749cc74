import { plansFor } from '../../server/core/index.ts';
import { type Plan, statementText } from '../../server/core/recipes/recipe.ts';
import { open, repositoryOf, targetIn } from '../recipes/plan-case.ts';
import { freshValue, type Scenario, type Vocabulary } from './scenario.ts';

/** A step as SQL, ready to be run. */
export interface ProofStep {
  readonly title: string;
  readonly phase: Plan['steps'][number]['phase'];
  readonly release: Plan['steps'][number]['release'];
  readonly transaction: boolean;
  readonly up: readonly string[];
  readonly down: readonly string[];
}

/** What the recipe plans for the scenario: the same code, from the same question, that the editor asks. */
export async function stepsOf(scenario: Scenario, version: number): Promise<ProofStep[]> {
  const state = await open(
    repositoryOf({
      recipe: scenario.recipe,
      name: scenario.name,
      engine: `postgresql ${version}`,
      schema: `${scenario.schema};`,
      v1: queriesOf(scenario, scenario.old),
      v2: queriesOf(scenario, scenario.new),
      v3: queriesOf(scenario, scenario.new),
      change: `${scenario.change};`,
      golden: '',
    }),
  );
  const target = targetIn(state, scenario.recipe);
  const { plans, refusals } = plansFor(target, scenario.recipe);
  const [found] = plans;
  if (!found) throw new Error(refusals.join('\n'));
  const { dialect } = target.database;
  return found.plan.steps.map((step) => ({
    ...step,
    up: step.statements.map((statement) => inSmallBatches(statementText(statement, dialect))),
    down: step.down.map((statement) => statementText(statement, dialect)),
  }));
}

/** A backfill has batches of a thousand rows; with a few hundred rows in all there would be nothing between them to get wrong. */
const inSmallBatches = (sql: string): string =>
  sql.replace(/LIMIT 1000\b/, 'LIMIT 25').replace('pg_sleep(0.01)', 'pg_sleep(0.002)');

function queriesOf(scenario: Scenario, { column, nullable, omitted }: Vocabulary): string {
  const queries = column
    ? [
        `SELECT id, x, ${column} FROM t`,
        `INSERT INTO t (id, x, ${column}) VALUES (1, 2, '${freshValue(scenario, 1)}')`,
        `UPDATE t SET ${column} = '${freshValue(scenario, 2)}' WHERE id = 1`,
        ...(nullable ? [`UPDATE t SET ${column} = NULL WHERE id = 1`] : []),
        ...(omitted === undefined ? [] : ['INSERT INTO t (id, x) VALUES (1, 2)']),
      ]
    : ['SELECT id, x FROM t', 'INSERT INTO t (id, x) VALUES (1, 2)', 'UPDATE t SET x = 2 WHERE id = 1'];
  return queries.map((query) => `${query};\n`).join('');
}
