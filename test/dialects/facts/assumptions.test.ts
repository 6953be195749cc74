import assert from 'node:assert/strict';
import { startPostgresqlReader } from '../../support/reader.ts';
import { emptyWorld, run, type Told } from './world.ts';

/** Where the catalog doesn't tell, facts take the worse case and say so. */
const cases: readonly (readonly [setup: string, sql: string, effect: string, said: RegExp])[] = [
  ['', 'alter table gone add column x int', 'locks gone', /Nothing is known of gone/],
  ['', 'alter table gone alter column x type text', 'rewrites gone', /type of gone\.x is not known/],
  ['', 'alter table gone alter column x set not null', 'scans gone', /Nothing is known of gone/],
  ['create table t(a int)', 'alter table t add column x int default app.make()', 'rewrites t', /app\.make is volatile/],
  ['create table t(a int)', 'alter table t add column x int not null', 'scans t', /t is empty/],
  ['create table t(a int)', 'alter table t add column x ext.shape', 'locks t', /ext\.shape is not a domain/],
  ['create table t(a timestamp)', 'alter table t alter column a type timestamptz', 'rewrites t', /TimeZone is not UTC/],
  ['create table t(a int)', 'alter table t set tablespace pg_default', 'locks t', /lies in pg_default/],
  ['create table t(a int)', 'alter tabel t add b int', '', /could not be read/],
  ['create table t(a int) partition by range (a)', 'alter table t alter column a type bigint', 'rewrites t', /^$/],
  [
    "create table t(a int); create function grow() returns void language plpgsql as 'begin alter table t add column b int; end'",
    'select grow()',
    'locks t',
    /^$/,
  ],
  [
    "create table t(a int); create function grow() returns void language plpgsql as 'begin execute ''alter table t''; end'",
    'select grow()',
    '',
    /grow puts together/,
  ],
];

describe('facts of PostgreSQL that can’t be known', () => {
  before(startPostgresqlReader);

  for (const [setup, sql, effect, said] of cases) {
    it(`${sql}: ${effect || 'no lock'}`, () => {
      const told: Told[] = [];
      run(run(emptyWorld, setup), sql, { version: 16, list: told });
      const all = told.map(({ facts }) => facts);
      const [verb, table] = effect.split(' ');
      const named = all.flatMap((f) =>
        verb === 'rewrites' ? f.rewrite : verb === 'scans' ? f.scan : Object.keys(f.locks),
      );
      assert.deepEqual(named, table === undefined ? [] : [table]);
      assert.match(all.flatMap((f) => f.assumes).join(' '), said);
    });
  }
});
