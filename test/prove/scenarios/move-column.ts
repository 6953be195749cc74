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
] satisfies readonly Scenario[];
