import assert from 'node:assert/strict';
import { showType, type TypeChange, type TypeReference } from '../../../server/core/schema/types.ts';
import { Cursor, prepare } from '../../../server/core/sql/dialects/mysql/cursor.ts';
import { compareTypes, readType } from '../../../server/core/sql/dialects/mysql/types.ts';

const typeOf = (sql: string): TypeReference => {
  const read = readType(new Cursor(prepare(sql)));
  assert.ok(read, sql);
  return read.type;
};

const names: [sql: string, name: string][] = [
  ['INTEGER(11)', 'int'],
  ['int8 unsigned', 'bigint unsigned'],
  ['BOOL', 'tinyint(1)'],
  ['tinyint(1)', 'tinyint(1)'],
  ['tinyint(4)', 'tinyint'],
  ['numeric', 'decimal(10,0)'],
  ['dec(5)', 'decimal(5,0)'],
  ['double precision', 'double'],
  ['character varying(5)', 'varchar(5)'],
  ['national char', 'char(1)'],
  ['long varchar', 'mediumtext'],
  ["set('a','it''s')", "set('a','it''s')"],
  ['datetime(6)', 'datetime(6)'],
];

const changes: [from: string, to: string, change: TypeChange][] = [
  ['int', 'integer(10)', 'same'],
  ['int', 'bigint', 'widens'],
  ['bigint', 'int', 'narrows'],
  ['int', 'int unsigned', 'narrows'],
  ['int unsigned', 'bigint', 'widens'],
  ['int unsigned', 'int', 'narrows'],
  ['tinyint(1)', 'tinyint', 'differs'],
  ['tinyint(1)', 'int', 'differs'],
  ['varchar(10)', 'varchar(20)', 'widens'],
  ['varchar(20)', 'varchar(10)', 'narrows'],
  ['varchar(255)', 'text', 'widens'],
  ['text', 'varchar(255)', 'narrows'],
  ['text', 'longtext', 'widens'],
  ['char(10)', 'varchar(10)', 'widens'],
  ['varchar(10)', 'char(10)', 'differs'],
  ['decimal(10,2)', 'decimal(12,2)', 'widens'],
  ['decimal(10,2)', 'decimal(12,4)', 'widens'],
  ['decimal(10,2)', 'decimal(10,4)', 'narrows'],
  ['float', 'double', 'widens'],
  ['datetime', 'datetime(6)', 'widens'],
  ['datetime(6)', 'datetime', 'narrows'],
  ['datetime', 'timestamp', 'differs'],
  ["enum('a','b')", "enum('a','b','c')", 'widens'],
  ["enum('a','b')", "enum('a')", 'narrows'],
  ["enum('a')", 'varchar(10)', 'differs'],
  ['int', 'varchar(20)', 'differs'],
  ['varchar(36)', 'binary(16)', 'differs'],
  ['json', 'text', 'differs'],
  ['blob', 'longblob', 'widens'],
];

describe('MySQL: types', () => {
  for (const [sql, name] of names) it(`${sql} is ${name}`, () => assert.equal(showType(typeOf(sql)), name));
  for (const [from, to, change] of changes) {
    it(`${from} → ${to}: ${change}`, () => assert.equal(compareTypes(typeOf(from), typeOf(to)), change));
  }
});
