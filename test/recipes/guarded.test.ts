import assert from 'node:assert/strict';
import { plansFor } from '../../server/core/index.ts';
import { type PlanStep, statementText } from '../../server/core/recipes/recipe.ts';
import { hasPostgres, type PostgresServer, startPostgres } from '../support/postgres.ts';
import { open, readCase, repositoryOf, targetIn } from './plan-case.ts';

/** What moves values to another table must not drop the old ones while any of them has not arrived. */
describe('a contract step refuses to drop what was not copied', function () {
  this.timeout(60_000);
  let server: PostgresServer;

  before(async function () {
    if (hasPostgres()) server = await startPostgres();
    else this.skip();
  });

  after(() => server?.stop());

  const cases = [
    { recipe: 'extract-table', rows: `INSERT INTO users (bio) VALUES ('a'), (NULL), ('c')` },
    {
      recipe: 'move-column',
      rows: `INSERT INTO users VALUES (1, 'a'), (2, NULL); INSERT INTO profiles (user_id) VALUES (1)`,
    },
  ];

  for (const { recipe, rows } of cases) {
    it(recipe, async () => {
      const each = readCase(recipe, 'plain.sql');
      const target = targetIn(await open(repositoryOf(each)), recipe);
      const steps = plansFor(target, recipe).plans[0]?.plan.steps ?? [];
      const name = recipe.replaceAll('-', '_');
      await server.createDatabase(name);
      const session = await server.connect(name);
      await session.query(each.schema);
      await session.query(rows);
      const run = async (step: PlanStep): Promise<void> => {
        if (step.transaction) await session.query('BEGIN');
        for (const statement of step.statements) await session.query(statementText(statement, target.database.dialect));
        if (step.transaction) await session.query('COMMIT');
      };
      const phase = (which: PlanStep['phase']): PlanStep[] => steps.filter((step) => step.phase === which);
      for (const step of phase('expand')) await run(step);
      const [contract] = phase('contract');
      assert.ok(contract, 'there is a contract step');
      await assert.rejects(run(contract), /out of step/);
      await session.query('ROLLBACK');
      for (const step of [...phase('backfill'), contract]) await run(step);
      await session.end();
    });
  }
});
