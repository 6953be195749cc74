import assert from 'node:assert/strict';
import { findTable } from '../../../server/core/schema/catalog.ts';
import type { TypeChange, TypeReference } from '../../../server/core/schema/types.ts';
import { compareTypes } from '../../../server/core/sql/dialects/postgresql/compare-types.ts';
import { startPostgresqlReader } from '../../support/reader.ts';
import { emptyWorld, run, type World } from './world.ts';

/** Old type, new type, and what becomes of the column for the server that knew the old one. */
const pairs: readonly (readonly [string, string, TypeChange])[] = [
  ['int', 'integer', 'same'],
  ['varchar(20)', 'character varying(20)', 'same'],
  ['public.mood', 'mood', 'same'],
  ['timestamp(6)', 'timestamp', 'same'],
  ['varchar(20)', 'varchar(40)', 'widens'],
  ['varchar(20)', 'varchar', 'widens'],
  ['varchar(20)', 'text', 'widens'],
  ['varchar', 'text', 'widens'],
  ['text', 'varchar', 'widens'],
  ['varchar(20)[]', 'text[]', 'widens'],
  ['varchar(20)', 'varchar(5)', 'narrows'],
  ['text', 'varchar(200)', 'narrows'],
  ['varchar', 'varchar(9)', 'narrows'],
  ['char(5)', 'char(9)', 'differs'],
  ['char(9)', 'char(5)', 'narrows'],
  ['char(9)', 'text', 'differs'],
  ['varchar(9)', 'char(9)', 'differs'],
  ['text', 'citext', 'differs'],
  ['int', 'bigint', 'differs'],
  ['smallint', 'int', 'differs'],
  ['bigint', 'int', 'narrows'],
  ['int', 'smallint', 'narrows'],
  ['real', 'double precision', 'differs'],
  ['double precision', 'real', 'narrows'],
  ['int', 'numeric', 'differs'],
  ['numeric', 'int', 'differs'],
  ['numeric(10,2)', 'numeric(12,2)', 'widens'],
  ['numeric(10,2)', 'numeric(12,4)', 'widens'],
  ['numeric(10,2)', 'numeric', 'widens'],
  ['numeric(10,2)', 'numeric(12,5)', 'narrows'],
  ['numeric(10,2)', 'numeric(10)', 'narrows'],
  ['numeric(10,2)', 'numeric(8,2)', 'narrows'],
  ['numeric', 'numeric(10,2)', 'narrows'],
  ['decimal(10)', 'numeric(10,0)', 'same'],
  ['timestamp', 'timestamptz', 'differs'],
  ['timestamptz', 'timestamp', 'differs'],
  ['timestamp(3)', 'timestamp', 'widens'],
  ['timestamptz', 'timestamptz(0)', 'narrows'],
  ['timestamp', 'date', 'differs'],
  ['date', 'timestamp', 'differs'],
  ['time(3)', 'time', 'widens'],
  ['interval', 'interval day', 'narrows'],
  ['interval day to hour', 'interval', 'widens'],
  ['varbit(8)', 'varbit(16)', 'widens'],
  ['bit(8)', 'bit(16)', 'differs'],
  ['int', 'text', 'differs'],
  ['text', 'uuid', 'differs'],
  ['uuid', 'text', 'differs'],
  ['int', 'boolean', 'differs'],
  ['text', 'json', 'differs'],
  ['json', 'jsonb', 'differs'],
  ['int', 'int[]', 'differs'],
  ['int[]', 'bigint[]', 'differs'],
  ['mood', 'text', 'differs'],
  ['text', 'mood', 'differs'],
  ['mood', 'other.mood', 'differs'],
  ['mood', 'mood_new', 'differs'],
  ['inet', 'cidr', 'differs'],
  ['int', 'plain', 'same'],
  ['plain', 'int', 'same'],
  ['int', 'positive', 'narrows'],
  ['positive', 'int', 'widens'],
  ['positive', 'needed', 'narrows'],
  ['needed', 'positive', 'widens'],
  ['positive', 'bigint', 'differs'],
  ['short', 'text', 'widens'],
  ['text', 'short', 'narrows'],
  ['positive[]', 'int[]', 'widens'],
  ['geometry(Point,4326)', 'geometry(Point,3857)', 'differs'],
  ['geometry(Point,4326)', 'geometry(Point,4326)', 'same'],
];

const types = `
  create schema other;
  create type mood as enum ('sad', 'ok');
  create type mood_new as enum ('sad', 'ok');
  create type other.mood as enum ('sad');
  create domain plain as int;
  create domain positive as int check (value > 0);
  create domain needed as positive not null;
  create domain short as varchar(20);`;

describe('types of PostgreSQL, compared as the previous server would', () => {
  let world: World;

  before(async () => {
    await startPostgresqlReader();
    world = run(emptyWorld, types);
  });

  /** As the catalog has it after such a column was made. */
  const columnType = (type: string): TypeReference => {
    const { catalog } = run(world, `create table t (c ${type})`);
    const found = findTable(catalog, { name: 't' })?.columns[0]?.type;
    assert.ok(found, `${type} can't be read`);
    return found;
  };

  for (const [from, to, expected] of pairs) {
    it(`${from} → ${to} ${expected}`, () => {
      assert.equal(compareTypes(columnType(from), columnType(to), world.catalog), expected);
    });
  }
});
