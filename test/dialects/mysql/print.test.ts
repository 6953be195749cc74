import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createMysql } from '../../../server/core/sql/dialects/mysql/index.ts';
import { isPrintable } from '../../../server/core/sql/dialects/mysql/print.ts';

const mysql = createMysql('mysql');

/** What a statement prints as, Change by Change. */
const cases: [sql: string, ...printed: string[]][] = [
  [
    "alter table `order` add `key` varchar(10) not null default \"x\" comment 'it''s' after id, drop index i",
    "ALTER TABLE `order` ADD COLUMN `key` varchar(10) NOT NULL DEFAULT \"x\" COMMENT 'it''s' AFTER id",
    'DROP INDEX i ON `order`',
  ],
  ['alter table t change a b int unsigned', 'ALTER TABLE t CHANGE COLUMN a b int unsigned'],
  ['alter table t modify a timestamp', 'ALTER TABLE t MODIFY COLUMN a timestamp NULL'],
  [
    'alter table t modify a timestamp not null default now() on update now()',
    'ALTER TABLE t MODIFY COLUMN a timestamp NOT NULL DEFAULT now() ON UPDATE now()',
  ],
  [
    'alter table t modify a text charset utf8mb4 collate utf8mb4_bin',
    'ALTER TABLE t MODIFY COLUMN a text collate utf8mb4_bin',
  ],
  [
    'alter table t drop primary key, drop foreign key fk',
    'ALTER TABLE t DROP PRIMARY KEY',
    'ALTER TABLE t DROP CONSTRAINT fk',
  ],
  ['alter table t add unique (a), add index (b)', 'ALTER TABLE t ADD UNIQUE KEY (a)', 'ALTER TABLE t ADD INDEX (b)'],
  [
    'alter table t add constraint fk foreign key (a) references s.u (b) on delete set null',
    'ALTER TABLE t ADD CONSTRAINT fk FOREIGN KEY (a) REFERENCES s.u (b) ON DELETE SET NULL',
  ],
  ['rename table s.a to s.b', 'ALTER TABLE s.a RENAME TO s.b'],
  [
    'create table t (id int primary key, b enum("x","y\'s")) engine=innodb',
    "CREATE TABLE t (\n  id int PRIMARY KEY,\n  b enum('x','y''s')\n) engine=innodb",
  ],
  ['create index i on t (a(10) desc) using btree', 'CREATE INDEX i USING BTREE ON t (a(10) desc)'],
  ["set sql_mode = 'ANSI,TRADITIONAL'", "SET SESSION sql_mode = 'ANSI,TRADITIONAL'"],
];

describe('MySQL: what is printed', () => {
  for (const [sql, ...printed] of cases) {
    it(sql, () => {
      assert.deepEqual(
        mysql.read(sql).changes.map((change) => mysql.print(change)),
        printed,
      );
    });
  }

  it('is read back as the same Change', () => {
    const bare = (value: unknown): unknown =>
      JSON.parse(JSON.stringify(value, (key, inner: unknown) => (key === 'at' ? undefined : inner)));
    const folder = new URL('read/', import.meta.url);
    let count = 0;
    for (const file of readdirSync(folder)) {
      for (const block of readFileSync(new URL(file, folder), 'utf8').split(/\n{2,}/)) {
        const sql = block
          .split('\n')
          .filter((line) => !line.startsWith('--'))
          .join('\n');
        for (const change of mysql.read(sql).changes) {
          if (!isPrintable(change.kind)) continue;
          count++;
          assert.deepEqual(bare(mysql.read(mysql.print(change)).changes), bare([change]), mysql.print(change));
        }
      }
    }
    assert.ok(count > 80);
  });

  it('quotes names only where it must, and whole', () => {
    assert.equal(mysql.quote('users'), 'users');
    assert.equal(mysql.quote('order'), '`order`');
    assert.equal(mysql.quote('a`b'), '`a``b`');
    assert.equal(mysql.quote('1st'), '`1st`');
    assert.equal(mysql.literal("it's \\ there"), "'it''s \\\\ there'");
    assert.equal(mysql.lockTimeout(1500, false), 'SET SESSION lock_wait_timeout = 2');
  });
});
