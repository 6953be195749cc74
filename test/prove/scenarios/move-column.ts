import { knows, type Scenario } from '../scenario.ts';
import type { Speech, Statement } from '../speech.ts';

/** Both servers make a row of `p (t_id, z)` for each row of `t`. One has the value in `t`, the other in `p`. */
const read = (value: string, id?: number): Statement => {
  const sql = `SELECT t.id, t.x, ${value}::text FROM t JOIN p ON p.t_id = t.id`;
  return id === undefined ? [sql] : [`${sql} WHERE t.id = $1`, id];
};

const before: Speech = {
  read: (id) => read('t.a', id),
  insert: ({ id, x, values }) => [
    ['INSERT INTO t (id, x, a) VALUES ($1, $2, $3)', id, x, ...values],
    ['INSERT INTO p (t_id, z) VALUES ($1, 1)', id],
  ],
  insertWithout: (id, x) => [
    ['INSERT INTO t (id, x) VALUES ($1, $2)', id, x],
    ['INSERT INTO p (t_id, z) VALUES ($1, 1)', id],
  ],
  update: (id, values) => [['UPDATE t SET a = $2 WHERE id = $1', id, ...values]],
  updateOther: (id, x) => [
    ['UPDATE t SET x = $2 WHERE id = $1', id, x],
    ['UPDATE p SET z = z + 1 WHERE t_id = $1', id],
  ],
  updateBoth: (id, values, x) => [['UPDATE t SET x = $2, a = $3 WHERE id = $1', id, x, ...values]],
  touch: (id) => [['UPDATE t SET a = a WHERE id = $1', id]],
  remove: (id) => [['DELETE FROM t WHERE id = $1', id]],
};

const after: Speech = {
  ...before,
  read: (id) => read('p.a', id),
  insert: ({ id, x, values }) => [
    ['INSERT INTO t (id, x) VALUES ($1, $2)', id, x],
    ['INSERT INTO p (t_id, z, a) VALUES ($1, 1, $2)', id, ...values],
  ],
  update: (id, values) => [['UPDATE p SET a = $2 WHERE t_id = $1', id, ...values]],
  updateBoth: (id, values, x) => [
    ['UPDATE t SET x = $2 WHERE id = $1', id, x],
    ['UPDATE p SET a = $2 WHERE t_id = $1', id, ...values],
  ],
  touch: (id) => [['UPDATE p SET a = a WHERE t_id = $1', id]],
  // The row is there: what it was given stays what it was given, NULL as well.
  upsert: ({ id, x, values }) => [
    ['INSERT INTO t (id, x) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET x = EXCLUDED.x', id, x],
    ['INSERT INTO p (t_id, z, a) VALUES ($1, 1, $2) ON CONFLICT (t_id) DO UPDATE SET a = EXCLUDED.a', id, ...values],
  ],
};

const schema = `CREATE TABLE t (id bigint PRIMARY KEY, a text, x int);
CREATE TABLE p (t_id bigint PRIMARY KEY REFERENCES t (id) ON DELETE CASCADE, z int)`;
const change = `ALTER TABLE p ADD COLUMN a text;
UPDATE p SET a = t.a FROM t WHERE p.t_id = t.id;
ALTER TABLE t DROP COLUMN a`;

/** The old server does not know `p`; the new one makes a row where it has a value. */
const alone: Speech = {
  read: (id): Statement => {
    const sql = 'SELECT t.id, t.x, p.a::text FROM t LEFT JOIN p ON p.t_id = t.id';
    return id === undefined ? [sql] : [`${sql} WHERE t.id = $1`, id];
  },
  insert: ({ id, x, values }) => [
    ['INSERT INTO t (id, x) VALUES ($1, $2)', id, x],
    ['INSERT INTO p (t_id, a) VALUES ($1, $2)', id, ...values],
  ],
  insertWithout: (id, x) => [['INSERT INTO t (id, x) VALUES ($1, $2)', id, x]],
  update: (id, values) => [
    [
      'INSERT INTO p (t_id, a) SELECT id, $2::text FROM t WHERE id = $1 ON CONFLICT (t_id) DO UPDATE SET a = EXCLUDED.a',
      id,
      ...values,
    ],
  ],
  updateOther: (id, x) => [['UPDATE t SET x = $2 WHERE id = $1', id, x]],
  touch: (id) => [['UPDATE p SET a = a WHERE t_id = $1', id]],
  remove: (id) => [['DELETE FROM t WHERE id = $1', id]],
};

/** MariaDB: the same two servers. Neither names both tables where it writes. */
const beforeOnMariadb: Speech = {
  ...before,
  read: (id) => readOnMariadb('t.a', id),
  // Values of several rows at once.
  append: (ids, suffix) => [[`UPDATE t SET a = concat(coalesce(a, ''), $1) WHERE id IN (${ids.join(', ')})`, suffix]],
  upsertOther: ({ id, x }) => [
    ['INSERT INTO t (id, x) VALUES ($1, $2) ON DUPLICATE KEY UPDATE x = VALUES(x)', id, x],
    ['INSERT INTO p (t_id, z) VALUES ($1, 1) ON DUPLICATE KEY UPDATE z = VALUES(z)', id],
  ],
};

const readOnMariadb = (value: string, id?: number): Statement => {
  const sql = `SELECT t.id, t.x, CAST(${value} AS CHAR) FROM t JOIN p ON p.t_id = t.id`;
  return id === undefined ? [sql] : [`${sql} WHERE t.id = $1`, id];
};

const { upsert: _, ...alike } = after;
const afterOnMariadb: Speech = {
  ...alike,
  read: (id) => readOnMariadb('p.a', id),
  append: (ids, suffix) => [[`UPDATE p SET a = concat(coalesce(a, ''), $1) WHERE t_id IN (${ids.join(', ')})`, suffix]],
};

/** It overwrites rows by inserting them, and gives NULL so as well. */
const overwriting: Speech = {
  ...afterOnMariadb,
  update: (id, values) => [
    ['INSERT INTO p (t_id, z, a) VALUES ($1, 1, $2) ON DUPLICATE KEY UPDATE a = VALUES(a)', id, ...values],
  ],
  upsert: ({ id, x, values }) => [
    ['INSERT INTO t (id, x) VALUES ($1, $2) ON DUPLICATE KEY UPDATE x = VALUES(x)', id, x],
    ['INSERT INTO p (t_id, z, a) VALUES ($1, 1, $2) ON DUPLICATE KEY UPDATE a = VALUES(a)', id, ...values],
  ],
  merge: ({ id, x, values }) => [
    ['UPDATE t SET x = $2 WHERE id = $1', id, x],
    ['REPLACE INTO p (t_id, z, a) VALUES ($1, 1, $2)', id, ...values],
  ],
};

const schemaOnMariadb = `CREATE TABLE t (id bigint PRIMARY KEY, a varchar(300), x int);
CREATE TABLE p (t_id bigint PRIMARY KEY, z int, FOREIGN KEY (t_id) REFERENCES t (id) ON DELETE CASCADE)`;
const changeOnMariadb = `ALTER TABLE p ADD COLUMN a varchar(300);
UPDATE p JOIN t ON p.t_id = t.id SET p.a = t.a;
ALTER TABLE t DROP COLUMN a`;

/** MariaDB: the old server does not know `p`. */
const aloneOnMariadb: Speech = {
  ...alone,
  read: (id): Statement => {
    const sql = 'SELECT t.id, t.x, CAST(p.a AS CHAR) FROM t LEFT JOIN p ON p.t_id = t.id';
    return id === undefined ? [sql] : [`${sql} WHERE t.id = $1`, id];
  },
  update: (id, values) => [
    ['INSERT INTO p (t_id, a) VALUES ($1, $2) ON DUPLICATE KEY UPDATE a = VALUES(a)', id, ...values],
  ],
};

export default [
  {
    recipe: 'move-column',
    name: 'into a table that both servers make rows of',
    schema,
    change,
    old: knows('a', { speech: before }),
    new: knows('a', { speech: after }),
    text: true,
  },
  {
    recipe: 'move-column',
    name: 'into a table that the old server does not know',
    schema,
    change,
    old: knows('a'),
    new: knows('a', { speech: alone }),
    text: true,
  },
  {
    recipe: 'move-column',
    name: 'into a table that both servers make rows of, on MariaDB',
    on: 'mysql',
    schema: schemaOnMariadb,
    change: changeOnMariadb,
    old: knows('a', { speech: beforeOnMariadb }),
    new: knows('a', { speech: afterOnMariadb }),
    text: true,
  },
  {
    recipe: 'move-column',
    name: 'into a table whose rows the new server overwrites, on MariaDB',
    on: 'mysql',
    schema: schemaOnMariadb,
    change: changeOnMariadb,
    old: knows('a', { speech: beforeOnMariadb }),
    new: knows('a', { speech: overwriting }),
    text: true,
  },
  {
    recipe: 'move-column',
    name: 'into a table that the old server does not know, on MariaDB',
    on: 'mysql',
    schema: schemaOnMariadb,
    change: changeOnMariadb,
    old: knows('a'),
    new: knows('a', { speech: aloneOnMariadb }),
    text: true,
  },
] satisfies readonly Scenario[];
