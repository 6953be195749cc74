import assert from 'node:assert/strict';
import fs from 'node:fs';
import { apply, endSession, inServerOrder } from '../../server/core/schema/apply.ts';
import {
  type Catalog,
  emptyCatalog,
  findColumn,
  findIndex,
  findTable,
  indexesOf,
  type Table,
} from '../../server/core/schema/catalog.ts';
import type { Change } from '../../server/core/schema/change.ts';
import { showType } from '../../server/core/schema/types.ts';
import { createMysql } from '../../server/core/sql/dialects/mysql/index.ts';
import { postgresqlReader } from '../../server/core/sql/dialects/postgresql/index.ts';
import { split } from '../../server/core/sql/split.ts';
import { startPostgresqlReader } from '../support/reader.ts';

interface Replayed {
  readonly catalog: Catalog;
  readonly problems: readonly string[];
}

/** Replays SQL, problems and all. That catalogs are as a server has them is for test/dialects/catalog.test.ts to say. */
function replay(dialect: 'postgresql' | 'mysql', sql: string, start?: Catalog): Replayed {
  const reader = dialect === 'mysql' ? createMysql('mysql') : postgresqlReader;
  let catalog = start ?? emptyCatalog(reader.defaultSchema, dialect);
  const problems: string[] = [];
  for (const { kind, span } of split(sql, dialect)) {
    if (kind !== 'sql') continue;
    const { changes } = reader.read(sql.slice(span.start, span.end));
    for (const change of dialect === 'mysql' ? changes : inServerOrder(changes)) {
      const applied = apply(catalog, change, changes);
      catalog = applied.catalog;
      problems.push(...applied.problems.map((p) => p.message));
    }
  }
  return { catalog, problems };
}

const postgresql = (sql: string, start?: Catalog): Replayed => replay('postgresql', sql, start);
const mysql = (sql: string, start?: Catalog): Replayed => replay('mysql', sql, start);

function table(catalog: Catalog, name: string): Table {
  const found = findTable(catalog, { name });
  assert.ok(found, name);
  return found;
}

/** `id bigint!, name text = 'x'`: `!` stands for NOT NULL. */
const show = (t: Table): string =>
  t.columns
    .map((c) => `${c.name} ${showType(c.type)}${c.notNull ? '!' : ''}${c.default ? ` = ${c.default.text}` : ''}`)
    .join(', ');

const indexNames = (catalog: Catalog, name: string): string =>
  indexesOf(catalog, table(catalog, name).id)
    .map((i) => `${i.name}(${i.elements.map((e) => e.column ?? e.text).join(',')})`)
    .join(' ');

const sorted = (lines: readonly string[]): string[] => [...lines].sort();

/** The catalog's own indexes, as lines. */
const secondary = (catalog: Catalog) => ({
  names: sorted([...catalog.names].map(([name, id]) => `${name} ${id}`)),
  dependents: sorted([...catalog.dependents].flatMap(([id, set]) => [...set].map((d) => `${id} ${d}`))),
  constraintNames: sorted([...catalog.constraintNames].map(([name, count]) => `${name} ${count}`)),
});

/** The same, worked out from the relations alone. */
function derived(catalog: Catalog): ReturnType<typeof secondary> {
  const names: string[] = [];
  const dependents = new Set<string>();
  const counts = new Map<string, number>();
  for (const r of catalog.relations.values()) {
    names.push(`${r.schema}.${r.name} ${r.id}`);
    const to: (number | undefined)[] =
      r.kind === 'index'
        ? [r.table, r.parent]
        : r.kind === 'sequence'
          ? [r.ownedBy?.relation]
          : r.kind === 'view'
            ? r.reads.map((read) => read.relation)
            : [...r.parents, ...r.constraints.map((c) => c.references?.table)];
    for (const id of to) if (id !== undefined) dependents.add(`${id} ${r.id}`);
    for (const { name } of r.kind === 'table' ? r.constraints : []) {
      counts.set(`${r.schema}.${name}`, (counts.get(`${r.schema}.${name}`) ?? 0) + 1);
    }
    for (const id of to) assert.ok(id === undefined || catalog.relations.has(id), `${r.name} refers to what is gone`);
  }
  return {
    names: sorted(names),
    dependents: sorted([...dependents]),
    constraintNames: sorted([...counts].map(([name, count]) => `${name} ${count}`)),
  };
}

const people = `
CREATE TABLE person (id bigserial PRIMARY KEY, name text NOT NULL, mail text UNIQUE);
CREATE TABLE book (id bigint PRIMARY KEY, author bigint REFERENCES person, title text);
CREATE INDEX ON book (title);
CREATE VIEW shelf AS SELECT b.title, p.name FROM book b JOIN person p ON p.id = b.author;
`;

describe('apply', () => {
  before(startPostgresqlReader);

  describe('a change the server would refuse', () => {
    const refusals: readonly (readonly [string, string])[] = [
      ['ALTER TABLE person DROP COLUMN mails', 'person has no column mails'],
      ['ALTER TABLE persons ADD COLUMN x int', 'there is no table persons'],
      ['ALTER TABLE person ADD COLUMN mail text', 'person already has a column mail'],
      ['ALTER TABLE person RENAME COLUMN mail TO name', 'person already has a column name'],
      ['ALTER TABLE person ADD PRIMARY KEY (mail)', 'person already has a primary key'],
      ['ALTER TABLE person DROP CONSTRAINT nothing', 'person has no constraint nothing'],
      ['ALTER TABLE person ALTER COLUMN id DROP NOT NULL', 'id is part of the primary key of person'],
      ['ALTER TABLE person DROP COLUMN name', 'the view shelf reads person.name'],
      [
        'ALTER TABLE person ALTER COLUMN name TYPE varchar(9)',
        'the view shelf reads person.name, so its type is fixed',
      ],
      ['ALTER TABLE person DROP COLUMN id', 'the view shelf reads person.id'],
      ['ALTER TABLE person DROP CONSTRAINT person_pkey', 'the foreign key book_author_fkey of book refers to person'],
      ['DROP INDEX person_mail_key', 'the index person_mail_key belongs to the constraint person_mail_key of person'],
      ['DROP TABLE person', 'the foreign key book_author_fkey of book refers to person'],
      ['DROP TABLE book', 'the view shelf reads book'],
      ['DROP SEQUENCE person_id_seq', 'person.id takes its default from person_id_seq'],
      ['DROP TABLE shelf', 'shelf is a view, not a table'],
      ['DROP VIEW book', 'book is a table, not a view'],
      ['CREATE TABLE book (id int)', 'there already is a table book'],
      ['CREATE INDEX ON book (nothing)', 'book has no column nothing'],
      [
        'CREATE OR REPLACE VIEW shelf AS SELECT title FROM book',
        'the new shelf lacks the column name, or has it elsewhere',
      ],
    ];
    for (const [sql, message] of refusals) {
      it(`${sql}: ${message}`, () => {
        const { catalog } = postgresql(people);
        const after = postgresql(sql, catalog);
        assert.deepEqual(after.problems, [message]);
        assert.deepEqual({ ...after.catalog, gaps: 0 }, catalog, 'nothing else changes');
        assert.equal(after.catalog.gaps, catalog.gaps + 1);
      });
    }

    it('is no problem, and no gap, in a DO block: it may stand under a condition', () => {
      const { catalog } = postgresql(people);
      const change: Change = {
        kind: 'add-column',
        at: { start: 0, end: 0 },
        inside: 'do',
        table: { name: 'person' },
        ifNotExists: false,
        column: {
          name: 'mail',
          at: { start: 0, end: 0 },
          type: { name: 'text', modifiers: [], dimensions: 0 },
          notNull: false,
          constraints: [],
        },
      };
      assert.deepEqual(apply(catalog, change), { catalog, problems: [] });
      const added = apply(catalog, { ...change, column: { ...change.column, name: 'phone' } });
      assert.ok(findColumn(table(added.catalog, 'person'), 'phone'));
    });

    it('goes ahead where only something it refers to is missing', () => {
      const { catalog, problems } = postgresql('CREATE TABLE a (id int REFERENCES elsewhere, n int)');
      assert.deepEqual(problems, ['there is no table elsewhere']);
      assert.equal(show(table(catalog, 'a')), 'id integer, n integer');
      assert.equal(catalog.gaps, 1);
    });
  });

  it('says nothing of columns it cannot know', () => {
    const { catalog, problems } = postgresql(`
      CREATE TABLE a AS SELECT 1 AS n, x.* FROM some_function() x;
      ALTER TABLE a RENAME COLUMN m TO k;
      ALTER TABLE a DROP COLUMN n;`);
    assert.deepEqual(problems, []);
    assert.equal(table(catalog, 'a').open, true);
    assert.equal(findColumn(table(catalog, 'a'), 'n'), undefined);
  });

  it('counts what it could not read', () => {
    const { catalog } = postgresql('CREATE TABLE a (id int); FROBNICATE a;');
    assert.equal(catalog.gaps, 1);
  });

  it('keeps ids through renames and moves, and gives new ones to what is dropped and added again', () => {
    const before = postgresql(people).catalog;
    const after = postgresql(
      `ALTER TABLE person RENAME TO human;
       ALTER TABLE human RENAME COLUMN mail TO address;
       CREATE SCHEMA app;
       ALTER TABLE human SET SCHEMA app;
       ALTER TABLE book DROP COLUMN author CASCADE, ADD COLUMN author bigint;`,
      before,
    ).catalog;
    const human = findTable(after, { schema: 'app', name: 'human' });
    assert.equal(human?.id, table(before, 'person').id);
    assert.equal(findColumn(human, 'address')?.id, findColumn(table(before, 'person'), 'mail')?.id);
    assert.notEqual(findColumn(table(after, 'book'), 'author')?.id, findColumn(table(before, 'book'), 'author')?.id);
    assert.ok(findIndex(after, { schema: 'app', name: 'person_mail_key' }), 'its indexes move along');
    assert.equal(after.names.get('public.shelf'), undefined, 'the view read the column');
  });

  it('shares all it does not touch', () => {
    const before = postgresql(people).catalog;
    const after = postgresql('ALTER TABLE book ADD COLUMN price int', before).catalog;
    for (const [id, relation] of before.relations) {
      if (relation.name !== 'book') assert.equal(after.relations.get(id), relation);
    }
    assert.equal(postgresql('SELECT 1', before).catalog, before);
  });

  it('drops what one statement names together, whatever refers to what', () => {
    const { catalog, problems } = postgresql(`${people} DROP VIEW shelf; DROP TABLE person, book;`);
    assert.deepEqual(problems, []);
    assert.equal(catalog.relations.size, 0);
    assert.equal(catalog.names.size, 0);
    assert.equal(catalog.dependents.size, 0);
    assert.equal(catalog.constraintNames.size, 0);
  });

  it('keeps its indexes of names, dependents and constraint names in step', () => {
    const folder = new URL('../dialects/catalog/', import.meta.url);
    for (const file of fs.readdirSync(folder).filter((name) => name.endsWith('.sql'))) {
      const { catalog, problems } = postgresql(fs.readFileSync(new URL(file, folder), 'utf8'));
      assert.deepEqual(
        problems.filter((p) => p.includes('could not be followed')),
        [],
        file,
      );
      assert.deepEqual(secondary(catalog), derived(catalog), file);
    }
  });

  it('undoes on ROLLBACK what came after BEGIN', () => {
    const { catalog } = postgresql(
      `${people} BEGIN; DROP TABLE book CASCADE; ROLLBACK; BEGIN; CREATE TABLE c (); COMMIT;`,
    );
    assert.ok(findTable(catalog, { name: 'book' }));
    assert.ok(findTable(catalog, { name: 'c' }));
    assert.equal(catalog.atBegin, undefined);
  });

  it('ends a session: temporary tables and the search path go', () => {
    const { catalog } = postgresql(`
      CREATE SCHEMA app; SET search_path TO app, public;
      CREATE TABLE t (id int); CREATE TEMP TABLE t (other text); CREATE TABLE u AS SELECT * FROM t;`);
    assert.equal(show(table(catalog, 'u')), 'other text');
    const ended = endSession(catalog);
    assert.deepEqual(ended.searchPath, ['public']);
    assert.deepEqual([...ended.names.keys()].sort(), ['app.t', 'app.u']);
    assert.equal(endSession(ended), ended);
  });

  it('carries out the DDL of a function when it is called', () => {
    const { catalog } = postgresql(`
      CREATE TABLE a (id int);
      CREATE FUNCTION grow() RETURNS void LANGUAGE plpgsql AS $$ BEGIN ALTER TABLE a ADD COLUMN late int; END $$;
      SELECT grow();`);
    assert.equal(show(table(catalog, 'a')), 'id integer, late integer');
  });

  it('replays ten thousand changes well within a second', () => {
    const statements = Array.from({ length: 200 }, (_, n) => [
      `CREATE TABLE t${n} (id bigserial PRIMARY KEY, parent bigint${n > 0 ? ` REFERENCES t${n - 1}` : ''}, a text, b text);`,
      ...Array.from({ length: 12 }, (_, m) => `ALTER TABLE t${n} ADD COLUMN c${m} text;`),
      ...Array.from({ length: 12 }, (_, m) => `ALTER TABLE t${n} RENAME COLUMN c${m} TO d${m};`),
      ...Array.from({ length: 12 }, (_, m) => `CREATE INDEX ON t${n} (d${m});`),
      ...Array.from({ length: 12 }, (_, m) => `ALTER TABLE t${n} DROP COLUMN d${m};`),
    ]).flat();
    const changes = statements.flatMap((sql) => postgresqlReader.read(sql).changes);
    // The better of two runs: other processes are at work too.
    const runs = [1, 2].map(() => {
      const start = performance.now();
      let catalog = emptyCatalog('public');
      for (const change of changes) catalog = apply(catalog, change).catalog;
      assert.equal(catalog.gaps, 0);
      return performance.now() - start;
    });
    const milliseconds = Math.min(...runs);
    assert.ok(changes.length > 9_500);
    assert.ok(milliseconds < 1_000, `${changes.length} changes in ${Math.round(milliseconds)} ms`);
  });

  describe('mysql', () => {
    it('keeps index names with their table, and makes them up after the first column', () => {
      const { catalog, problems } = mysql(`
        CREATE TABLE a (id int AUTO_INCREMENT PRIMARY KEY, n int, m int, UNIQUE (n), KEY (n, m), KEY by_m (m));
        CREATE TABLE b (id int PRIMARY KEY, m int, KEY by_m (m));
        ALTER TABLE a RENAME INDEX by_m TO m_first;
        DROP INDEX n ON a;`);
      assert.deepEqual(problems, []);
      assert.equal(indexNames(catalog, 'a'), 'PRIMARY(id) n_2(n,m) m_first(m)');
      assert.equal(indexNames(catalog, 'b'), 'PRIMARY(id) by_m(m)');
      assert.equal(findColumn(table(catalog, 'a'), 'ID'), undefined);
      assert.equal(table(catalog, 'a').columns[0]?.identity, 'by default');
    });

    it('redefines columns whole, moves them, and keeps their ids', () => {
      const before = mysql('CREATE TABLE a (id int PRIMARY KEY, n int NOT NULL DEFAULT 3, m text)').catalog;
      const after = mysql(
        'ALTER TABLE a CHANGE N amount bigint NULL FIRST, MODIFY id bigint, ADD x int AFTER amount;',
        before,
      );
      assert.deepEqual(after.problems, []);
      assert.equal(show(table(after.catalog, 'a')), 'amount bigint, x int, id bigint!, m text');
      const id = (c: Catalog, name: string) => findColumn(table(c, 'a'), name)?.id;
      assert.equal(id(after.catalog, 'amount'), id(before, 'n'));
    });

    it('takes a dropped column out of its indexes, and an index with its last column', () => {
      const { catalog } = mysql(`
        CREATE TABLE a (id int PRIMARY KEY, n int, m int, KEY both_of (n, m), KEY one (n), UNIQUE KEY u (n));
        ALTER TABLE a DROP COLUMN n;`);
      assert.equal(indexNames(catalog, 'a'), 'PRIMARY(id) both_of(m)');
      assert.deepEqual(
        table(catalog, 'a').constraints.map((c) => c.name),
        ['PRIMARY'],
      );
    });

    it('names foreign keys after the table, gives them an index, and renames them with it', () => {
      const { catalog, problems } = mysql(`
        CREATE TABLE a (id int PRIMARY KEY);
        CREATE TABLE b (id int PRIMARY KEY, a int, FOREIGN KEY (a) REFERENCES a (id));
        RENAME TABLE b TO c;`);
      assert.deepEqual(problems, []);
      assert.equal(indexNames(catalog, 'c'), 'PRIMARY(id) a(a)');
      assert.deepEqual(
        table(catalog, 'c').constraints.map((c) => c.name),
        ['PRIMARY', 'c_ibfk_1'],
      );
    });

    it('drops the index of a foreign key when another one serves', () => {
      const { catalog, problems } = mysql(`
        CREATE TABLE a (id int PRIMARY KEY);
        CREATE TABLE b (a int, n int, CONSTRAINT by_a FOREIGN KEY (a) REFERENCES a (id));
        CREATE INDEX by_a ON b (a, n);`);
      assert.deepEqual(problems, []);
      assert.equal(indexNames(catalog, 'b'), 'by_a(a,n)');
    });

    it('leaves views behind that read what is dropped', () => {
      const { catalog, problems } = mysql('CREATE TABLE a (id int); CREATE VIEW v AS SELECT id FROM a; DROP TABLE a;');
      assert.deepEqual(problems, []);
      assert.ok(catalog.names.has('main.v'));
    });

    it('copies everything with LIKE, index names too', () => {
      const { catalog } = mysql('CREATE TABLE a (id int PRIMARY KEY, n int, KEY k (n)); CREATE TABLE b LIKE a;');
      assert.equal(show(table(catalog, 'b')), 'id int!, n int');
      assert.equal(indexNames(catalog, 'b'), 'PRIMARY(id) k(n)');
    });
  });
});
