import assert from 'node:assert/strict';
import { plansFor, recipes } from '../../server/core/index.ts';
import { type PlanStatement, type PlanStep, statementText } from '../../server/core/recipes/recipe.ts';
import { findMariadb, type MariadbServer, startMariadb } from '../support/mariadb.ts';
import type { MysqlWire } from '../support/mysql-wire.ts';
import { casesOf, open, type PlanCase, repositoryOf, targetIn } from './plan-case.ts';

/** What the laws say of the end and the way back, of every plan for MySQL and MariaDB, as a real MariaDB sees it. */
describe('MariaDB carries out the plans', function () {
  this.timeout(60_000);
  let server: MariadbServer;
  let databases = 0;

  before(async function () {
    if (findMariadb()) server = await startMariadb();
    else {
      console.log('      skipped: no MariaDB here');
      this.skip();
    }
  });

  after(() => server?.stop());

  const fresh = async (each: PlanCase): Promise<MysqlWire> => {
    const name = `plan_${++databases}`;
    const root = await server.connect();
    await root.query(`CREATE DATABASE ${name}`);
    await root.end();
    const session = await server.connect(name);
    await session.query(each.schema);
    return session;
  };

  for (const { id } of recipes) {
    for (const each of casesOf(id)) {
      if (each.name.startsWith('refused-') || each.engine.startsWith('postgresql')) continue;
      it(`${id}, ${each.name}`, async () => {
        const target = targetIn(await open(repositoryOf(each)), each.recipe);
        const plan = plansFor(target, id).plans[0]?.plan;
        assert.ok(plan, 'there is no plan');
        const carryOut = async (session: MysqlWire, steps: readonly PlanStep[], side: 'statements' | 'down') => {
          for (const step of steps)
            for (const statement of step[side]) await session.query(textOf(statement, target.database.dialect));
        };
        const now = plan.steps.filter((step) => step.release === 'this');
        const [original, planned, returned] = [await fresh(each), await fresh(each), await fresh(each)];
        const before = await schemaOf(returned);
        await original.query(each.change);
        await carryOut(planned, plan.steps, 'statements');
        assert.deepEqual(await schemaOf(planned), await schemaOf(original));
        await carryOut(returned, now, 'statements');
        await carryOut(returned, [...now].reverse(), 'down');
        assert.deepEqual(await schemaOf(returned), before);
        for (const session of [original, planned, returned]) await session.end();
      });
    }
  }
});

const textOf = (statement: PlanStatement, dialect: Parameters<typeof statementText>[1]): string =>
  statementText(statement, dialect);

/** As the server writes it down, but for the order of columns and the next number. */
async function schemaOf(session: MysqlWire): Promise<unknown> {
  const found: Record<string, string[]> = {};
  for (const [name = ''] of await session.query('SHOW FULL TABLES')) {
    const [[, text = ''] = []] = await session.query(`SHOW CREATE TABLE \`${name}\``);
    found[name ?? ''] = (text ?? '')
      .replace(/ AUTO_INCREMENT=\d+/, '')
      .split('\n')
      .map((line) => line.replace(/,$/, ''))
      .sort();
  }
  const triggers = await session.query('SHOW TRIGGERS');
  const routines = await session.query(
    `SELECT routine_name FROM information_schema.routines WHERE routine_schema = database()`,
  );
  return { found, triggers: triggers.map(([name]) => name), routines: routines.map(([name]) => name) };
}
