import assert from 'node:assert/strict';
import os from 'node:os';
import { recipes } from '../../server/core/index.ts';
import type { Control } from '../prove/control.ts';
import { controls, scenarios } from '../prove/found.ts';
import { places } from '../prove/hosts.ts';
import { Pool } from '../prove/pool.ts';
import type { Ending } from '../prove/prove.ts';
import { type Scenario, titleOf } from '../prove/scenario.ts';
import { fits, type Task, type TaskResult } from '../prove/task.ts';

/** The servers that are always tested on, and how to get them. Debian's PostgreSQL, where there is one, is for `npm run prove`. */
const servers = [
  { id: 'postgresql', missing: 'no PostgreSQL binaries here' },
  { id: 'mariadb', missing: 'no MariaDB here: install mariadb-server-core and mariadb-client-core' },
];
const stage = 40;
const endings: Readonly<Record<Ending, string>> = {
  contract: 'the contract step',
  down: 'the way back',
  undo: 'the contract step taken back, where it can be',
};

/** The short form of `npm run prove`, law 6: every recipe with all endings, every scenario with one of them. */
describe('two servers write side by side', function () {
  this.timeout(120_000);
  const pool = new Pool(os.availableParallelism());
  after(() => pool.stop());

  it('every recipe has a scenario', () => {
    const without = recipes.filter(({ id }) => !scenarios.some(({ recipe }) => recipe === id));
    assert.deepEqual(
      without.map(({ id }) => id),
      [],
    );
  });

  it('every wrong plan is caught for what is wrong with it', () => {
    const vague = controls.filter(({ caught }) =>
      caught.test('both servers: new 0: insert failed: 42601 syntax error'),
    );
    assert.deepEqual(
      vague.map(({ scenario, name }) => `${scenario}: ${name}`),
      [],
    );
  });

  for (const { id, missing } of servers) {
    describe(`on ${id}`, () => {
      const place = places().find((each) => each.id === id);
      const proofs = new Map<string, Promise<TaskResult>>();
      const wrongs = new Map<string, Promise<string>>();
      const mine = scenarios.filter((each) => fits(each, place ?? { on: onOf(id), version: 99 }));
      const runs = mine.flatMap((scenario, i) => endingsOf(scenario, mine, i).map((ending) => ({ scenario, ending })));
      const wrong = controls.filter((control) => mine.some((each) => titleOf(each) === control.scenario));
      const caught = wrong.filter(
        (control, i) => wrong.findIndex((each) => familyOf(each) === familyOf(control)) === i,
      );

      before(function () {
        if (!place) {
          assert.ok(!process.env.CI, missing);
          console.log(`      skipped: ${missing}`);
          return this.skip();
        }
        // All at once: each test waits for its own.
        for (const { scenario, ending } of runs) {
          keep(proofs, `${titleOf(scenario)} ${ending}`, run({ scenario: titleOf(scenario), ending, stage, seed: 1 }));
        }
        for (const control of caught) keep(wrongs, control.scenario, seen(control));
      });

      for (const { scenario, ending } of runs) {
        it(`${titleOf(scenario)}: ${endings[ending]}`, async () => {
          const found = await proofs.get(`${titleOf(scenario)} ${ending}`);
          assert.ok(found, 'it was not run');
          if (ending === 'undo' && !found.proof) return;
          assert.ok(found.proof, 'it can not end so');
          assert.deepEqual(found.proof.complaints.slice(0, 5), []);
          assert.ok(found.proof.compared > 300 || scenario.new.table === null, 'next to nothing was compared');
        });
      }

      for (const control of caught) {
        it(`catches a wrong plan for ${control.scenario}: ${control.name}`, async () => {
          assert.match((await wrongs.get(control.scenario)) ?? '', control.caught);
        });
      }

      function run(task: Omit<Task, 'place'>): Promise<TaskResult> {
        return pool.run({ ...task, place: id });
      }

      /** The complaint that gives it away; some need a little luck. */
      async function seen({ scenario, name, ending = 'contract', caught: pattern }: Control): Promise<string> {
        for (let seed = 1; ; seed++) {
          const { proof } = await run({ scenario, control: name, ending, stage: 150, seed });
          const [first = 'nothing was complained of'] = proof?.complaints ?? [];
          if (seed === 20 || pattern.test(first)) return first;
        }
      }

      function keep<T>(all: Map<string, Promise<T>>, key: string, promise: Promise<T>): void {
        // Its test says so when it fails.
        promise.catch(() => {});
        all.set(key, promise);
      }
    });
  }
});

function onOf(id: string): string {
  return id === 'mariadb' ? 'mysql' : 'postgresql';
}

/** The first scenario of a recipe ends in all ways, the others in one of the two main ones in turn. */
function endingsOf(scenario: Scenario, all: readonly Scenario[], index: number): readonly Ending[] {
  if (all.find(({ recipe }) => recipe === scenario.recipe) === scenario) return ['contract', 'down', 'undo'];
  return [index % 2 === 0 ? 'contract' : 'down'];
}

/** One wrong plan for each recipe; `npm run prove` has them all. */
function familyOf(control: { readonly scenario: string }): string {
  return control.scenario.replace(/,.*/, '');
}
