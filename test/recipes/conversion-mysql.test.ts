import assert from 'node:assert/strict';
import { conversionOnMysql } from '../../server/core/recipes/conversion-mysql.ts';
import type { TypeReference } from '../../server/core/schema/types.ts';
import { createMysql } from '../../server/core/sql/dialects/mysql/index.ts';
import { findMariadb, type MariadbServer, startMariadb } from '../support/mariadb.ts';
import type { MysqlWire } from '../support/mysql-wire.ts';

/** Types, and values at their edges: as SQL. */
const types: Readonly<Record<string, readonly string[]>> = {
  'tinyint(1)': ['0', '1', '-128', '127'],
  'tinyint unsigned': ['0', '255'],
  smallint: ['-32768', '0', '32767'],
  int: ['-2147483648', '0', '7', '2147483647'],
  'int unsigned': ['0', '4294967295'],
  bigint: ['-9223372036854775808', '0', '9223372036854775807'],
  'bigint unsigned': ['0', '18446744073709551615'],
  'decimal(5,2)': ['-999.99', '0.005', '0.49', '0.5', '99.5', '999.99'],
  'decimal(12,4)': ['-99999999.9999', '0.00005', '99999999.9999'],
  'decimal(4,0) unsigned': ['0', '9999'],
  float: ['0', '0.5', '-3e30'],
  double: ['0', '0.25'],
  'char(4)': [`''`, `'ab'`, `'12'`, `'a  b'`],
  'varchar(5)': [`''`, `'abcde'`, `'12345'`, `'-7'`, `'007'`, `' 1'`, `'1.5'`, `'Done'`, `'done '`, `'äöü€😀'`],
  'varchar(300)': [`repeat('ß', 300)`, `'1e3'`, `'99999999999999999999999'`, `'-0.05'`, `'new'`, `'0x1'`, `'12abc'`],
  tinytext: [`repeat('a', 255)`, `'3'`],
  text: [`repeat('😀', 16000)`, `'2147483648'`, `repeat('9', 40)`],
  longtext: [`repeat('a', 70000)`, `'1.25'`, `NULL`],
  "enum('new','done','it''s')": [`'new'`, `'it''s'`],
  "enum('done','new','old','it''s')": [`'old'`, `'done'`],
  date: [`'1000-01-01'`, `'2026-02-28'`, `'9999-12-31'`],
  datetime: [`'2026-01-01 23:59:59'`, `'1000-01-01 00:00:00'`],
  'datetime(6)': [`'2026-01-01 23:59:59.999999'`, `'2026-01-01 00:00:00.5'`, `'9999-12-31 23:59:59.999999'`],
  'timestamp(3)': [`'2026-06-01 12:00:00.499'`, `'1970-01-02 00:00:00'`],
  time: [`'-838:59:59'`, `'00:00:00'`],
  'time(3)': [`'12:00:00.999'`, `'838:59:59.999'`],
  year: ['1901', '2155'],
  'bit(1)': [`b'0'`, `b'1'`],
  'bit(20)': [`b'11111111111111111111'`, `b'1'`],
  'varbinary(4)': [`x'00ff'`, `x'00000000'`],
  blob: [`repeat('a', 1000)`, `x'ff'`],
};

describe('conversions of MySQL', function () {
  this.timeout(120_000);
  let server: MariadbServer;
  let session: MysqlWire;

  before(async function () {
    if (!findMariadb()) {
      console.log('      skipped: no MariaDB here');
      return this.skip();
    }
    server = await startMariadb();
    session = await server.connect();
    await session.query(`CREATE DATABASE types CHARACTER SET utf8mb4; USE types;
      SET SESSION sql_mode = 'STRICT_ALL_TABLES,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO'`);
  });

  after(async () => {
    await session?.end();
    await server?.stop();
  });

  for (const [from, values] of Object.entries(types)) {
    it(`${from}: none fails, and each is what MODIFY makes of it`, async () => {
      let known = 0;
      for (const to of Object.keys(types).filter((each) => each !== from)) {
        const conversion = conversionOnMysql({ type: typeOf(from) }, { type: typeOf(to) }, dialect.literal);
        if (!conversion) continue;
        known++;
        await session.query(`DROP TABLE IF EXISTS t; CREATE TEMPORARY TABLE t (id int PRIMARY KEY AUTO_INCREMENT, v ${from} NULL, w ${to} NULL);
          INSERT INTO t (v) VALUES ${[...values, 'NULL'].map((value) => `(${value})`).join(', ')};
          UPDATE t SET w = ${conversion.value('v')}`);
        const unfit = await session.query('SELECT v FROM t WHERE v IS NOT NULL AND w IS NULL');
        assert.ok(!conversion.fits || unfit.length === 0, `${to} has no place for ${unfit.join(', ')}`);
        // The backfill and the gate compare them so.
        const differing = await session.query(`SELECT v, w FROM t WHERE NOT (w <=> ${conversion.value('v')})`);
        assert.deepEqual(differing, [], `${to} is not what it was filled with`);
        const before = await session.query('SELECT id, w FROM t WHERE v IS NULL OR w IS NOT NULL ORDER BY id');
        await session.query(`DELETE FROM t WHERE v IS NOT NULL AND w IS NULL; ALTER TABLE t MODIFY v ${to} NULL`);
        assert.deepEqual(await session.query('SELECT id, v FROM t ORDER BY id'), before, to);
      }
      assert.ok(known > 0 || /^(year|double)$/.test(from), 'nothing is known of it');
    });
  }
});

const dialect = createMysql('mariadb');

function typeOf(text: string): TypeReference {
  const [change] = dialect.read(`ALTER TABLE t ADD COLUMN c ${text}`).changes;
  assert.ok(change?.kind === 'add-column', text);
  return change.column.type;
}
