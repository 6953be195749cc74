import assert from 'node:assert/strict';
import { apply } from '../../../server/core/schema/apply.ts';
import { type Catalog, emptyCatalog } from '../../../server/core/schema/catalog.ts';
import type { Facts } from '../../../server/core/sql/dialect.ts';
import { createMysql } from '../../../server/core/sql/dialects/mysql/index.ts';

const base = [
  'create table parent (id int primary key)',
  `create table t (id int primary key auto_increment, a int, b varchar(50) charset utf8mb4, big varchar(300) charset utf8mb4, d decimal(10,2),
    dt datetime, sm smallint, nn int not null default 0, ch char(10), tx text, en enum('a','b'), st set('x','y'),
    u varchar(20) charset latin1, parent_id int, pt point, key ia (a), constraint ck check (a < 1000))`,
  'create table cascading (id int, parent_id int, foreign key (parent_id) references parent (id) on delete cascade)',
  'create table with_virtual (id int primary key, a int, g int as (a + 1) virtual)',
];

function catalogOf(product: 'mysql' | 'mariadb'): Catalog {
  const dialect = createMysql(product);
  let catalog = emptyCatalog(dialect.defaultSchema, 'mysql');
  for (const sql of base) {
    for (const change of dialect.read(sql).changes) {
      const applied = apply(catalog, change);
      assert.deepEqual(applied.problems, []);
      catalog = applied.catalog;
    }
  }
  return catalog;
}

/** What a statement's Changes do together. */
function summary(sql: string, product: 'mysql' | 'mariadb', version: number): string {
  const dialect = createMysql(product);
  const before = catalogOf(product);
  const all: Facts[] = dialect.read(sql).changes.map((change) => dialect.facts(change, before, version));
  const words = [
    all.some((f) => f.blocks === 'reads and writes')
      ? 'all'
      : all.some((f) => f.blocks === 'writes')
        ? 'writes'
        : 'nothing',
    all.some((f) => f.rewrite.length > 0) && 'rewrite',
    all.some((f) => f.indexBuild.length > 0) && 'index',
  ];
  return words.filter(Boolean).join(' ');
}

/**
 * The least lock MariaDB 10.11.19 accepts, and whether it can do without a rewrite, as measured: INSTANT and NOCOPY leave the
 * rows alone, INPLACE may not, COPY doesn't.
 */
const measured: [sql: string, blocks: 'nothing' | 'writes', rows: 'kept' | 'written'][] = [
  ['alter table t add column x int', 'nothing', 'kept'],
  ['alter table t add column x int first', 'nothing', 'kept'],
  ['alter table t add column x int after a', 'nothing', 'kept'],
  ['alter table with_virtual add column x int after a', 'writes', 'written'],
  ['alter table t add column x int not null default 5', 'nothing', 'kept'],
  ['alter table t add column x int auto_increment, add unique key(x)', 'writes', 'written'],
  ['alter table t add column x int as (a+1) stored', 'writes', 'written'],
  ['alter table t add column x int as (a+1) virtual', 'nothing', 'kept'],
  ['alter table t add column x varchar(36) default (uuid())', 'writes', 'written'],
  ['alter table t add column x datetime default current_timestamp', 'nothing', 'kept'],
  ['alter table t add column x int check (x>0)', 'nothing', 'kept'],
  ['alter table t drop column d', 'nothing', 'kept'],
  ['alter table t rename column d to d2', 'nothing', 'kept'],
  ['alter table t change d d2 decimal(10,2)', 'nothing', 'kept'],
  ['alter table t rename to t2', 'nothing', 'kept'],
  ['alter table t modify a int after nn', 'nothing', 'kept'],
  ['alter table t alter column a set default 5', 'nothing', 'kept'],
  ['alter table t alter column nn drop default', 'nothing', 'kept'],
  ['alter table t modify a int not null', 'nothing', 'written'],
  ['alter table t modify nn int default 0', 'nothing', 'written'],
  ['alter table t modify sm bigint', 'writes', 'written'],
  ['alter table t modify nn smallint not null default 0', 'writes', 'written'],
  ['alter table t modify nn int unsigned not null default 0', 'writes', 'written'],
  ['alter table t modify b varchar(60) charset utf8mb4', 'nothing', 'kept'],
  ['alter table t modify b varchar(63) charset utf8mb4', 'nothing', 'kept'],
  ['alter table t modify b varchar(64) charset utf8mb4', 'writes', 'written'],
  ['alter table t modify big varchar(400) charset utf8mb4', 'nothing', 'kept'],
  ['alter table t modify b varchar(40) charset utf8mb4', 'writes', 'written'],
  ['alter table t modify b text charset utf8mb4', 'writes', 'written'],
  ['alter table t modify u varchar(256) character set latin1', 'nothing', 'kept'],
  ['alter table t modify u varchar(20) character set utf8mb4', 'writes', 'written'],
  ['alter table t convert to character set utf8mb4 collate utf8mb4_bin', 'writes', 'written'],
  ['alter table t default character set latin1', 'nothing', 'kept'],
  ["alter table t modify en enum('a','b','c')", 'nothing', 'kept'],
  ["alter table t modify en enum('c','a','b')", 'writes', 'written'],
  ["alter table t modify en enum('b','a')", 'writes', 'written'],
  ["alter table t modify en enum('a')", 'writes', 'written'],
  ["alter table t modify st set('x','y','z')", 'nothing', 'kept'],
  ["alter table t modify st set('x','y','z','1','2','3','4','5','6')", 'writes', 'written'],
  ['alter table t modify d decimal(12,2)', 'writes', 'written'],
  ['alter table t modify dt timestamp null', 'writes', 'written'],
  ['alter table t modify dt datetime(6)', 'writes', 'written'],
  ['alter table t modify ch char(20)', 'writes', 'written'],
  ['alter table t modify ch varchar(10)', 'writes', 'written'],
  ['alter table t modify tx longtext', 'writes', 'written'],
  ["alter table t modify b varchar(50) charset utf8mb4 comment 'x'", 'nothing', 'kept'],
  ['alter table t add index x(dt)', 'nothing', 'kept'],
  ['alter table t add unique index x(b)', 'nothing', 'kept'],
  ['alter table t add fulltext index x(tx)', 'writes', 'written'],
  ['alter table t add spatial index sp(pt)', 'writes', 'kept'],
  ['alter table t drop index ia', 'nothing', 'kept'],
  ['alter table t rename index ia to ia2', 'nothing', 'kept'],
  ['alter table t drop primary key', 'writes', 'written'],
  ['alter table t add primary key(id)', 'nothing', 'written'],
  ['alter table t add constraint fk foreign key (parent_id) references parent(id)', 'writes', 'written'],
  ['alter table t drop foreign key fk', 'nothing', 'kept'],
  ['alter table t add constraint ck2 check (a>0)', 'writes', 'written'],
  ['alter table t drop constraint ck', 'nothing', 'kept'],
  ['alter table t engine=innodb', 'nothing', 'written'],
  ['alter table t row_format=compressed', 'nothing', 'written'],
  ['alter table t auto_increment=100', 'nothing', 'kept'],
  ['alter table t force', 'nothing', 'written'],
  ["alter table t comment='x'", 'nothing', 'kept'],
  ['alter table t add column x int, modify sm bigint', 'writes', 'written'],
];

/** Statement, server, and what is said of it: by the manuals, and for 9.7 measured. */
const documented: [sql: string, product: 'mysql' | 'mariadb', version: number, expected: string][] = [
  ['alter table t add column x int', 'mysql', 5.7, 'nothing rewrite'],
  ['alter table t add column x int', 'mysql', 8, 'nothing'],
  ['alter table t add column x int first', 'mysql', 8.4, 'nothing'],
  ['alter table t drop column d', 'mysql', 5.7, 'nothing rewrite'],
  ['alter table t drop column d', 'mysql', 8.4, 'nothing'],
  ['alter table t add column x int', 'mariadb', 10.2, 'nothing rewrite'],
  ['alter table t add column x int first', 'mariadb', 10.3, 'nothing rewrite'],
  ['alter table t add column x int first', 'mariadb', 10.11, 'nothing'],
  ['alter table t add column x int check (x > 0)', 'mysql', 8.4, 'writes rewrite'],
  ['alter table t add column x int references parent (id)', 'mysql', 8.4, 'nothing'],
  ['alter table t add column x int references parent (id)', 'mariadb', 10.11, 'writes rewrite'],
  ['alter table t modify u varchar(256) charset latin1', 'mysql', 8.4, 'writes rewrite'],
  ['alter table t modify a int after nn', 'mysql', 8.4, 'nothing rewrite'],
  ['alter table t add index x (a)', 'mysql', 8.4, 'nothing index'],
  ['alter table t add column x int, lock=exclusive', 'mysql', 8.4, 'all'],
  ['alter table t add column x int, algorithm=copy', 'mysql', 8.4, 'writes rewrite'],
  ['alter table t add column x int, algorithm=instant', 'mysql', 8.4, 'nothing'],
  ['alter table t partition by hash (id) partitions 4', 'mysql', 8.4, 'writes rewrite'],
  ['alter table t engine=myisam', 'mysql', 8.4, 'writes rewrite'],
  ['drop table t', 'mysql', 8.4, 'all'],
  ['truncate t', 'mariadb', 10.11, 'all'],
  ['rename table t to t2', 'mysql', 8.4, 'nothing'],
  ['update t set a = 1', 'mysql', 8.4, 'nothing'],
  ['alter table unknown modify a bigint', 'mysql', 8.4, 'writes rewrite'],
  ['lock tables t write', 'mysql', 8.4, 'all'],
  ['optimize table t', 'mysql', 8.4, 'nothing rewrite'],
  ['create table n (id int)', 'mysql', 8.4, 'nothing'],
  // Measured on MariaDB 11.8, which copies online.
  ['alter table t modify sm bigint', 'mariadb', 11.4, 'nothing rewrite'],
  ['alter table t modify a int not null auto_increment', 'mariadb', 11.4, 'writes rewrite'],
  ['alter table cascading modify id bigint', 'mariadb', 11.4, 'writes rewrite'],
  ['alter table t add fulltext index x (tx)', 'mariadb', 11.4, 'writes rewrite index'],
];

describe('MySQL: what a Change does to a running database', () => {
  for (const [sql, blocks, rows] of measured) {
    it(`MariaDB 10.11: ${sql}`, () => {
      const said = summary(sql, 'mariadb', 10.11);
      assert.equal(said.split(' ')[0], blocks);
      // An index build touches no row of the table, though some need INPLACE.
      if (!said.includes('index')) assert.equal(said.includes('rewrite') ? 'written' : 'kept', rows);
    });
  }

  for (const [sql, product, version, expected] of documented) {
    it(`${product} ${version}: ${sql}`, () => assert.equal(summary(sql, product, version), expected));
  }

  it('says what it takes for granted', () => {
    const mysql = createMysql('mysql');
    const [change] = mysql.read('alter table t add column x int first').changes;
    assert.ok(change);
    assert.deepEqual(mysql.facts(change, catalogOf('mysql'), 8).assumes, ['The server is 8.0.29 or later.']);
    assert.deepEqual(mysql.facts(change, catalogOf('mysql'), 8).locks, { t: 'ACCESS EXCLUSIVE' });
  });

  it('finds the table of a trigger', () => {
    const mysql = createMysql('mysql');
    let before = catalogOf('mysql');
    for (const change of mysql.read('create trigger tr before insert on t for each row set new.a = 1').changes) {
      before = apply(before, change).catalog;
    }
    const [drop] = mysql.read('drop trigger tr').changes;
    assert.ok(drop);
    assert.deepEqual(mysql.facts(drop, before, 8.4).locks, { t: 'ACCESS EXCLUSIVE' });
  });

  it('locks the table a foreign key points to as well', () => {
    const mysql = createMysql('mysql');
    const [change] = mysql.read('alter table t add foreign key (parent_id) references parent (id)').changes;
    assert.ok(change);
    assert.deepEqual(Object.keys(mysql.facts(change, catalogOf('mysql'), 8.4).locks), ['t', 'parent']);
  });
});
