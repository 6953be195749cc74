import assert from 'node:assert/strict';
import type pg from 'pg';
import { hasPostgres, type PostgresServer, startPostgres } from '../support/postgres.ts';
import { compare, type WrongSafe } from './differential.ts';
import { judge } from './judge.ts';

/** Failures that no rule looks for. SQLSTATE and what must stand in the migration: FOR UPDATE of a view. */
const notLookedFor: readonly { readonly code: string; readonly migration: RegExp }[] = [
  { code: '0A000', migration: /CREATE VIEW/ },
];

const looked = ({ error, migration }: WrongSafe): boolean =>
  !notLookedFor.some((each) => error.startsWith(each.code) && each.migration.test(migration.join(';')));

/** `BELLOWS_ADVERSARY_SEEDS`: how many seeds. */
const seeds = Number(process.env.BELLOWS_ADVERSARY_SEEDS ?? 60);

describe(`check and a real server agree on ${seeds} random releases`, function () {
  this.timeout(0);
  let server: PostgresServer;
  let client: pg.Client;

  before(async function () {
    if (!hasPostgres()) {
      console.log('      skipped: no PostgreSQL binaries for this platform');
      return this.skip();
    }
    server = await startPostgres();
    client = await server.connect();
  });

  after(() => server?.stop());

  it('says something of every query that stops working', async () => {
    let broken = 0;
    let alarms = 0;
    let falseAlarms = 0;
    const missed: WrongSafe[] = [];
    for (let seed = 1; seed <= seeds; seed++) {
      const verdict = await compare({ engine: 'postgresql 18', judge: (trial) => judge(client, trial) }, seed);
      broken += verdict.broken;
      alarms += verdict.alarms;
      falseAlarms += verdict.falseAlarms.length;
      missed.push(...verdict.wrongSafes.filter(looked));
    }
    assert.deepEqual(missed, []);
    // The generator has to break something for this to be worth anything.
    assert.ok(broken > seeds, `only ${broken} queries broke`);
    // Errors are about things that fail, but for values and types that happen to fit.
    assert.ok(falseAlarms < alarms / 5, `${falseAlarms} of ${alarms} errors were about queries that went on`);
  });
});
