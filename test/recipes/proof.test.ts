import assert from 'node:assert/strict';
import { controls, scenarios } from '../prove/found.ts';
import { type Host, postgresHost } from '../prove/host.ts';
import { stepsOf } from '../prove/plan-of.ts';
import { prove } from '../prove/prove.ts';
import { hasPostgres, type PostgresServer, startPostgres } from '../support/postgres.ts';

/** The short form of `npm run prove`: law 6 for rename-column, a few seconds of it. */
describe('two servers write side by side', function () {
  this.timeout(30_000);
  let server: PostgresServer;
  let host: Host;

  before(async function () {
    if (!hasPostgres() && !process.env.CI) {
      console.log('      skipped: no PostgreSQL binaries here');
      return this.skip();
    }
    server = await startPostgres();
    host = postgresHost(server);
  });

  after(() => server?.stop());

  const named = (name: string) => scenarios.find((each) => each.recipe === 'rename-column' && each.name === name);

  for (const [name, ending] of [
    ['nothing attached', 'down'],
    ['unique, NOT NULL, referred to', 'contract'],
    ['nullable with a default', 'contract'],
  ] as const) {
    it(`through a rename: ${name}`, async () => {
      const scenario = named(name);
      assert.ok(scenario);
      const proof = await prove(host, scenario, await stepsOf(scenario, host.engine), { seed: 1, ending, stage: 80 });
      assert.deepEqual(proof.complaints.slice(0, 5), []);
      assert.ok(proof.compared > 500, 'next to nothing was compared');
    });
  }

  for (const control of controls.slice(0, 2)) {
    it(`catches a wrong plan: ${control.name}`, async () => {
      const scenario = named('nothing attached');
      assert.ok(scenario);
      const steps = control.break(await stepsOf(scenario, host.engine), scenario.change);
      const proof = await prove(host, scenario, steps, { seed: 1, ending: 'contract', stage: 80 });
      assert.match(proof.complaints[0] ?? '', control.caught);
    });
  }
});
