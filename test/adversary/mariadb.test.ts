import assert from 'node:assert/strict';
import { findMariadb, type MariadbServer, startMariadb } from '../support/mariadb.ts';
import { compare, type WrongSafe } from './differential.ts';
import { mariadbJudge } from './mariadb-judge.ts';

/**
 * Failures that no rule looks for: an empty row for a view that stands in for a table, and a made-up value that is no JSON (which
 * MariaDB checks when a row is written again).
 */
const notLookedFor: readonly { readonly code: string; readonly migration: RegExp }[] = [
  { code: '1136', migration: /CREATE VIEW/ },
  { code: '4025', migration: /ADD COLUMN \S+ json NOT NULL/ },
];

const looked = ({ error, migration }: WrongSafe): boolean =>
  !notLookedFor.some((each) => error.startsWith(each.code) && each.migration.test(migration.join(';')));

/** `BELLOWS_ADVERSARY_SEEDS`: how many seeds. */
const seeds = Number(process.env.BELLOWS_ADVERSARY_SEEDS ?? 40);

describe(`check and a real MariaDB agree on ${seeds} random releases`, function () {
  this.timeout(0);
  let server: MariadbServer;

  before(async function () {
    if (!findMariadb()) {
      assert.ok(!process.env.CI, 'MariaDB is missing');
      console.log('      skipped: no MariaDB here');
      return this.skip();
    }
    server = await startMariadb();
  });

  after(() => server?.stop());

  it('says something of every query that stops working', async () => {
    let broken = 0;
    const missed: WrongSafe[] = [];
    for (let seed = 1; seed <= seeds; seed++) {
      const verdict = await compare(mariadbJudge(server), seed);
      broken += verdict.broken;
      missed.push(...verdict.wrongSafes.filter(looked));
    }
    assert.deepEqual(missed, []);
    assert.ok(broken > seeds / 2, `only ${broken} queries broke`);
  });
});
