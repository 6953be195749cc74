import assert from 'node:assert/strict';
import type pg from 'pg';
import { hasPostgres, type PostgresServer, startPostgres } from '../support/postgres.ts';

/** What our rules and notices claim of a query after a migration, tried on a real server. */
interface Claim {
  readonly name: string;
  readonly before: string;
  readonly query: string;
  readonly migration: string;
  /** The error it ends with; or the rows it gives before and after. */
  readonly fails?: RegExp;
  readonly rows?: readonly [before: number, after: number];
}

const e = 'CREATE TABLE e (id int PRIMARY KEY, name text); INSERT INTO e VALUES (1, NULL), (2, NULL), (3, NULL);';
const k = 'CREATE TABLE k (id int, x int); INSERT INTO k VALUES (1, 1);';
const kid = 'CREATE TABLE kid (id int, eid int); INSERT INTO kid VALUES (1, 1);';

const claims: readonly Claim[] = [
  {
    name: 'a name in a sub-select that loses its column is true of every row',
    before: e + k,
    query: 'DELETE FROM e WHERE id IN (SELECT id FROM k)',
    migration: 'ALTER TABLE k DROP COLUMN id',
    rows: [1, 3],
  },
  {
    name: 'a new column captures a name of the query around it',
    before: `${e + k} UPDATE e SET name = 'a';`,
    query: 'SELECT 1 FROM e WHERE EXISTS (SELECT 1 FROM k WHERE k.id = e.id AND name IS NULL)',
    migration: 'ALTER TABLE k ADD COLUMN name text',
    rows: [0, 1],
  },
  {
    name: 'a NATURAL JOIN joins by a new column',
    before: e + k,
    query: 'SELECT 1 FROM e NATURAL JOIN k',
    migration: 'ALTER TABLE e ADD COLUMN x int DEFAULT 7',
    rows: [1, 0],
  },
  {
    name: 'a column to join by becomes ambiguous',
    before: `${e + k} CREATE TABLE m (x int);`,
    query: 'SELECT 1 FROM e JOIN k ON k.id = e.id JOIN m USING (x)',
    migration: 'ALTER TABLE e ADD COLUMN x int',
    fails: /common column name "x" appears more than once/,
  },
  {
    name: 'a new column makes a name ambiguous',
    before: e + k,
    query: 'SELECT name FROM e JOIN k ON k.id = e.id',
    migration: 'ALTER TABLE k ADD COLUMN name text',
    fails: /column reference "name" is ambiguous/,
  },
  {
    name: 'branches of a UNION have different widths',
    before: `${e} CREATE TABLE f (id int, name text);`,
    query: 'SELECT * FROM e UNION ALL SELECT * FROM f',
    migration: 'ALTER TABLE f ADD COLUMN z int',
    fails: /each UNION query must have the same number of columns/,
  },
  ...['json', 'xml', 'point', 'box', 'polygon', 'path'].map((type) => ({
    name: `DISTINCT over ${type}`,
    before: e,
    query: 'SELECT DISTINCT * FROM e',
    migration: `ALTER TABLE e ADD COLUMN meta ${type}`,
    fails: /could not identify an equality operator/,
  })),
  {
    name: 'a UNION without ALL compares, one with ALL does not',
    before: e,
    query: 'SELECT * FROM e UNION ALL SELECT * FROM e',
    migration: 'ALTER TABLE e ADD COLUMN meta json',
    rows: [6, 6],
  },
  {
    name: 'a partial unique index serves no plain ON CONFLICT',
    before: 'CREATE TABLE u (id int, gone boolean); CREATE UNIQUE INDEX u_id ON u (id);',
    query: 'INSERT INTO u (id) VALUES (1) ON CONFLICT (id) DO NOTHING',
    migration: 'DROP INDEX u_id; CREATE UNIQUE INDEX ON u (id) WHERE NOT gone',
    fails: /no unique or exclusion constraint matching/,
  },
  {
    name: 'INSERT … SELECT * has more values than columns',
    before: `${e} CREATE TABLE f (id int, name text);`,
    query: 'INSERT INTO f SELECT * FROM e',
    migration: 'ALTER TABLE e ADD COLUMN z int',
    fails: /more expressions than target columns/,
  },
  {
    name: 'a variable is ambiguous',
    before: `${e} CREATE FUNCTION n(x int) RETURNS int LANGUAGE plpgsql AS 'DECLARE total int; BEGIN SELECT id INTO total FROM e WHERE id = x AND total IS NULL; RETURN total; END';`,
    query: 'SELECT n(1)',
    migration: 'ALTER TABLE e ADD COLUMN total int',
    fails: /column reference "total" is ambiguous/,
  },
  {
    name: 'the values of an INSERT see no columns',
    before: `${e} CREATE FUNCTION n(x int) RETURNS void LANGUAGE plpgsql AS 'BEGIN INSERT INTO e (id) VALUES (x); END';`,
    query: 'SELECT n(9)',
    migration: 'ALTER TABLE e ADD COLUMN x int',
    rows: [1, 1],
  },
  {
    name: 'in an SQL body the column wins over the argument',
    before: `${e} CREATE FUNCTION n(low int) RETURNS SETOF int LANGUAGE sql AS 'SELECT id FROM e WHERE id > low';`,
    query: 'SELECT n(1)',
    migration: 'ALTER TABLE e ADD COLUMN low int DEFAULT 2',
    rows: [2, 1],
  },
  {
    name: 'rows that others refer to',
    before: e + kid,
    query: 'DELETE FROM e WHERE id = 1',
    migration: 'ALTER TABLE kid ADD CONSTRAINT fk FOREIGN KEY (eid) REFERENCES e NOT VALID',
    fails: /violates foreign key constraint/,
  },
  {
    name: 'SET NULL of a column that must not be NULL',
    before: e + kid,
    query: 'DELETE FROM e WHERE id = 1',
    migration:
      'ALTER TABLE kid ALTER eid SET NOT NULL, ADD CONSTRAINT fk FOREIGN KEY (eid) REFERENCES e ON DELETE SET NULL NOT VALID',
    fails: /null value in column "eid"/,
  },
  {
    name: 'rows and what refers to them go in one statement',
    before: e + kid,
    query: 'WITH gone AS (DELETE FROM kid) DELETE FROM e WHERE id = 1',
    migration: 'ALTER TABLE kid ADD CONSTRAINT fk FOREIGN KEY (eid) REFERENCES e NOT VALID',
    rows: [1, 1],
  },
  {
    name: 'what other keys take along comes too late',
    before: `CREATE TABLE a (id int PRIMARY KEY); CREATE TABLE b (id int PRIMARY KEY, a int REFERENCES a ON DELETE CASCADE);
      CREATE TABLE c (b int REFERENCES b ON DELETE CASCADE, a int); INSERT INTO a VALUES (1); INSERT INTO b VALUES (1, 1); INSERT INTO c VALUES (1, 1);`,
    query: 'DELETE FROM a',
    migration: 'ALTER TABLE c ADD FOREIGN KEY (a) REFERENCES a',
    fails: /violates foreign key constraint/,
  },
  {
    name: 'TRUNCATE of a table that an empty one refers to',
    before: e,
    query: 'TRUNCATE e',
    migration: 'CREATE TABLE fresh (e int REFERENCES e ON DELETE CASCADE)',
    fails: /cannot truncate a table referenced in a foreign key constraint/,
  },
  {
    name: 'a column takes a unique key over another one along',
    before: 'CREATE TABLE s (hall int, old int, UNIQUE (hall, old)); INSERT INTO s VALUES (1, 1);',
    query: 'INSERT INTO s (hall) VALUES (1) ON CONFLICT DO NOTHING',
    migration: 'ALTER TABLE s ALTER old SET DEFAULT 1; ALTER TABLE s DROP COLUMN old',
    rows: [1, 1],
  },
  {
    name: 'a partition that is gone',
    before: 'CREATE TABLE p (n int) PARTITION BY RANGE (n); CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (9);',
    query: 'INSERT INTO p VALUES (5)',
    migration: 'ALTER TABLE p DETACH PARTITION p1',
    fails: /no partition of relation "p" found for row/,
  },
  {
    name: 'WITH CHECK OPTION refuses a row it would not show',
    before: e,
    query: 'UPDATE e SET id = id + 100',
    migration: 'ALTER TABLE e RENAME TO f; CREATE VIEW e AS SELECT id, name FROM f WHERE id < 50 WITH CHECK OPTION',
    fails: /violates check option/,
  },
  {
    name: 'a kept plan whose result has another type',
    before: `${e} PREPARE q AS SELECT name FROM e; EXECUTE q;`,
    query: 'EXECUTE q',
    migration: 'ALTER TABLE e ALTER name TYPE varchar(90)',
    fails: /cached plan must not change result type/,
  },
  {
    name: 'a kept plan of a star, and a name of a column',
    before: `${e} PREPARE q AS SELECT * FROM e; EXECUTE q;`,
    query: 'EXECUTE q',
    migration: 'ALTER TABLE e RENAME name TO title',
    fails: /cached plan must not change result type/,
  },
  {
    name: 'a kept plan that names its columns',
    before: `${e} PREPARE q AS SELECT id FROM e; EXECUTE q;`,
    query: 'EXECUTE q',
    migration: 'ALTER TABLE e ADD COLUMN z int, ALTER name TYPE varchar(90)',
    rows: [3, 3],
  },
  {
    name: 'UPDATE of a published table without a replica identity',
    before: `${e} CREATE PUBLICATION feed FOR TABLE e;`,
    query: "UPDATE e SET name = 'a'",
    migration: 'ALTER TABLE e REPLICA IDENTITY NOTHING',
    fails: /does not have a replica identity and publishes updates/,
  },
];

describe('what is claimed of queries is so on a real server', function () {
  this.timeout(60_000);
  let server: PostgresServer;
  let client: pg.Client;

  before(async function () {
    if (!hasPostgres()) {
      console.log('      SKIPPED: no PostgreSQL binaries for this platform');
      return this.skip();
    }
    server = await startPostgres();
    client = await server.connect();
  });

  after(() => server?.stop());

  const attempt = async (sql: string): Promise<number | string> => {
    await client.query('SAVEPOINT attempt');
    try {
      const { rowCount } = await client.query(sql);
      await client.query('ROLLBACK TO attempt');
      return rowCount ?? 0;
    } catch (error) {
      await client.query('ROLLBACK TO attempt');
      return (error as Error).message;
    }
  };

  for (const { name, before, query, migration, fails, rows } of claims) {
    it(name, async () => {
      await client.query('DEALLOCATE ALL');
      await client.query('BEGIN');
      try {
        await client.query(before);
        const old = await attempt(query);
        assert.equal(typeof old, 'number', `it fails before: ${old}`);
        await client.query(migration);
        const now = await attempt(query);
        if (fails) assert.match(String(now), fails);
        else assert.deepEqual([old, now], rows);
      } finally {
        await client.query('ROLLBACK');
      }
    });
  }
});
