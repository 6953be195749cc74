import assert from 'node:assert/strict';
import { apply } from '../../../server/core/schema/apply.ts';
import { type Catalog, emptyCatalog, findTable } from '../../../server/core/schema/catalog.ts';
import { createMysql } from '../../../server/core/sql/dialects/mysql/index.ts';
import { split } from '../../../server/core/sql/split.ts';

const mysql = createMysql('mysql');

function follow(catalog: Catalog, ...statements: string[]): Catalog {
  for (const change of statements.flatMap((sql) => mysql.read(sql).changes)) {
    const applied = apply(catalog, change);
    assert.deepEqual(applied.problems, []);
    catalog = applied.catalog;
  }
  return catalog;
}

const users = 'create table users (id int primary key, full_name varchar(300), name varchar(300))';
const request = (catalog: Catalog) => ({
  table: { name: 'users' },
  from: [{ column: 'full_name' }],
  to: [{ column: 'name' }],
  catalog,
});

describe('MySQL: columns in step', () => {
  it('takes four triggers, dropped in the one order that loses nothing', () => {
    const catalog = follow(emptyCatalog('main', 'mysql'), users);
    const { create, drop, outOfStep } = mysql.dualWrite(request(catalog));
    assert.deepEqual(create.map(mysql.print), [
      'CREATE TRIGGER users_name_bi1 BEFORE INSERT ON users FOR EACH ROW BEGIN IF NEW.name IS NOT NULL THEN SET NEW.full_name = NEW.name; END IF; END',
      'CREATE TRIGGER users_name_bu1 BEFORE UPDATE ON users FOR EACH ROW BEGIN IF NOT (CAST(NEW.name AS BINARY) <=> CAST(OLD.name AS BINARY)) THEN SET NEW.full_name = NEW.name; END IF; END',
      'CREATE TRIGGER users_name_bi2 BEFORE INSERT ON users FOR EACH ROW FOLLOWS users_name_bi1 BEGIN SET NEW.name = NEW.full_name; END',
      'CREATE TRIGGER users_name_bu2 BEFORE UPDATE ON users FOR EACH ROW FOLLOWS users_name_bu1 BEGIN SET NEW.name = NEW.full_name; END',
    ]);
    assert.deepEqual(drop.map(mysql.print), [
      'DROP TRIGGER users_name_bi2',
      'DROP TRIGGER users_name_bu2',
      'DROP TRIGGER users_name_bi1',
      'DROP TRIGGER users_name_bu1',
    ]);
    assert.equal(outOfStep, 'NOT (CAST(name AS BINARY) <=> CAST(full_name AS BINARY))');
  });

  it('leaves the table as it was once the triggers are gone', () => {
    const before = follow(emptyCatalog('main', 'mysql'), users);
    const { create, drop } = mysql.dualWrite(request(before));
    const during = follow(before, ...create.map(mysql.print));
    assert.equal(findTable(during, { name: 'users' })?.triggers.length, 4);
    const after = follow(during, ...drop.map(mysql.print));
    assert.deepEqual(findTable(after, { name: 'users' }), findTable(before, { name: 'users' }));
  });

  it('goes round the triggers that are there already', () => {
    const trigger = (name: string) => `create trigger ${name} before insert on users for each row set new.id = 1`;
    const catalog = follow(emptyCatalog('main', 'mysql'), users, trigger('first_one'), trigger('second_one'));
    const [insertBefore, updateBefore, insertAfter] = mysql.dualWrite(request(catalog)).create.map(mysql.print);
    assert.match(insertBefore ?? '', /FOR EACH ROW PRECEDES first_one BEGIN/);
    assert.match(updateBefore ?? '', /FOR EACH ROW BEGIN/);
    assert.match(insertAfter ?? '', /FOR EACH ROW FOLLOWS second_one BEGIN/);
  });

  it('keeps trigger names within 64 characters', () => {
    const long = 'a'.repeat(60);
    const { create } = mysql.dualWrite({
      table: { name: long },
      from: [{ column: 'b' }],
      to: [{ column: 'c' }],
      catalog: emptyCatalog('main', 'mysql'),
    });
    const names = create.flatMap((c) => (c.kind === 'create-trigger' ? [c.trigger] : []));
    assert.ok(names.every((name) => name.length <= 64));
    assert.equal(new Set(names).size, 4);
  });
});

describe('MySQL: backfill', () => {
  const request = {
    table: { name: 'users' },
    assignments: [{ column: 'name', value: 'full_name' }],
    where: 'NOT (name <=> full_name)',
    batch: 1000,
  };

  it('walks along the key in a procedure, and every statement of it is understood', () => {
    const sql = mysql.backfill({ ...request, key: 'id' });
    const changes = split(sql, 'mysql').flatMap(({ kind, span }) =>
      kind === 'sql' ? mysql.read(sql.slice(span.start, span.end)).changes : [],
    );
    assert.deepEqual(
      changes.map((c) => c.kind),
      ['drop-function', 'create-function', 'call', 'drop-function'],
    );
    const [, procedure] = changes;
    assert.ok(procedure?.kind === 'create-function');
    const updates = procedure.queries.filter((q) => q.verb === 'update');
    assert.deepEqual(
      updates.map((q) => q.assignments?.map((a) => a.name)),
      [['name'], ['name']],
    );
    assert.match(sql, /LIMIT 1 OFFSET 1000/);
  });

  it('is one statement where there is no key', () => {
    assert.match(
      mysql.backfill(request),
      /^-- .*\nUPDATE users SET name = full_name WHERE NOT \(name <=> full_name\);\n$/,
    );
  });
});
