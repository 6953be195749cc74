import assert from 'node:assert/strict';
import { hasPostgres, type PostgresServer, startPostgres } from '../support/postgres.ts';
import { judgePlans, type WrongPlan } from './plan-judge.ts';

/** `BELLOWS_ADVERSARY_SEEDS`: how many seeds. */
const seeds = Number(process.env.BELLOWS_ADVERSARY_SEEDS ?? 40);

describe(`plans for ${seeds} random releases, carried out by a real server`, function () {
  this.timeout(0);
  let server: PostgresServer;

  before(async function () {
    if (!hasPostgres()) {
      console.log('      skipped: no PostgreSQL binaries for this platform');
      return this.skip();
    }
    server = await startPostgres();
  });

  after(() => server?.stop());

  it('break neither server, and lead where the release leads, or back', async () => {
    const wrong: WrongPlan[] = [];
    let plans = 0;
    for (let seed = 1; seed <= seeds; seed++) {
      const verdict = await judgePlans(server, seed);
      plans += verdict.recipes.length;
      wrong.push(...verdict.wrong);
    }
    assert.deepEqual(wrong, []);
    assert.ok(plans > seeds / 4, `only ${plans} plans were carried out`);
  });

  it('are seen to be wrong where their last step is left out', async () => {
    const verdicts = [];
    for (let seed = 1; seed <= 10; seed++)
      verdicts.push(await judgePlans(server, seed, (plan) => ({ ...plan, steps: plan.steps.slice(0, -1) })));
    assert.ok(
      verdicts.flatMap(({ wrong }) => wrong).some(({ what }) => what.startsWith('the end: ')),
      'nothing was found wrong',
    );
  });
});
