import assert from 'node:assert/strict';
import fs from 'node:fs';
import { recipes } from '../../server/core/index.ts';
import type { MeasuredProof } from '../../server/core/recipes/document.ts';
import { hasPostgres, type PostgresServer, startPostgres } from '../support/postgres.ts';

import { figuresOf, tableOf } from './figures.ts';
import { controls, scenarios } from './found.ts';
import { type Host, postgresHost } from './host.ts';
import { stepsOf } from './plan-of.ts';
import { type Ending, type Proof, prove } from './prove.ts';
import { titleOf } from './scenario.ts';

/** `BELLOWS_PROOF_SEEDS`: how many seeds each scenario runs with; `UPDATE=1` writes the figures that the docs show. */
const seeds = Number(process.env.BELLOWS_PROOF_SEEDS ?? 5);
const stage = 200;
const figuresFile = new URL('figures.json', import.meta.url);

describe(`two servers write side by side, ${seeds} seeds`, function () {
  this.timeout(0);
  let server: PostgresServer;
  let host: Host;
  const proofs: Proof[] = [];

  before(async function () {
    if (!hasPostgres()) {
      console.log('      skipped: no PostgreSQL binaries for this platform');
      return this.skip();
    }
    server = await startPostgres();
    host = postgresHost(server);
  });

  after(async () => {
    await server?.stop();
    if (proofs.length === 0) return;
    const name = `PostgreSQL ${server.version}`;
    const figures = recipes
      .map(({ id }) =>
        figuresOf(
          id,
          name,
          proofs.filter((proof) => proof.recipe === id),
        ),
      )
      .filter((each) => each.runs > 0);
    console.log(`\n${tableOf(figures)}\n`);
    if (process.env.UPDATE) {
      const known = fs.existsSync(figuresFile)
        ? (JSON.parse(fs.readFileSync(figuresFile, 'utf8')) as MeasuredProof[])
        : [];
      const all = [...known.filter((each) => each.server !== name), ...figures];
      all.sort(
        (a, b) =>
          recipes.findIndex((r) => r.id === a.recipe) - recipes.findIndex((r) => r.id === b.recipe) ||
          (a.server < b.server ? -1 : 1),
      );
      fs.writeFileSync(figuresFile, `${JSON.stringify(all, null, 2)}\n`);
    }
  });

  for (const scenario of scenarios.filter((each) => each.on !== 'mysql')) {
    for (const ending of ['contract', 'down'] as const satisfies readonly Ending[]) {
      it(`${titleOf(scenario)}, ends with ${ending === 'down' ? 'the way back' : 'the contract step'}`, async () => {
        const steps = await stepsOf(scenario, host.engine);
        for (let seed = 1; seed <= seeds; seed++) {
          const proof = await prove(host, scenario, steps, { seed, ending, stage });
          proofs.push(proof);
          assert.deepEqual(proof.complaints.slice(0, 5), [], `seed ${seed}`);
        }
      });
    }
  }

  for (const control of controls) {
    it(`catches a wrong plan: ${control.name} (${control.scenario})`, async () => {
      const scenario = scenarios.find((each) => titleOf(each) === control.scenario);
      assert.ok(scenario);
      const steps = control.break(await stepsOf(scenario, host.engine), scenario.change);
      const proof = await prove(host, scenario, steps, { seed: 1, ending: 'contract', stage });
      assert.match(proof.complaints[0] ?? '', control.caught);
    });
  }
});
