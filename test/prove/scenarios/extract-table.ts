import { knows, type Scenario } from '../scenario.ts';
import type { NewRow, Speech, Statement } from '../speech.ts';

/** A server that has the value in a table of its own: `p (t_id, a)`. */
const apart: Speech = {
  read: (id): Statement => {
    const sql = 'SELECT t.id, t.x, p.a::text FROM t LEFT JOIN p ON p.t_id = t.id';
    return id === undefined ? [sql] : [`${sql} WHERE t.id = $1`, id];
  },
  insert: ({ id, x, values }) => [
    ['INSERT INTO t (id, x) VALUES ($1, $2)', id, x],
    ['INSERT INTO p (t_id, a) VALUES ($1, $2)', id, ...values],
  ],
  insertWithout: (id, x) => [['INSERT INTO t (id, x) VALUES ($1, $2)', id, x]],
  update: (id, values) => [write(id, values[0] ?? null)],
  updateOther: (id, x) => [['UPDATE t SET x = $2 WHERE id = $1', id, x]],
  updateBoth: (id, values, x) => [['UPDATE t SET x = $2 WHERE id = $1', id, x], write(id, values[0] ?? null)],
  touch: (id) => [['UPDATE p SET a = a WHERE t_id = $1', id]],
  remove: (id) => [['DELETE FROM t WHERE id = $1', id]],
};

const write = (id: number, value: string | null): Statement => [
  `INSERT INTO p (t_id, a) SELECT id, $2::text FROM t WHERE id = $1 ON CONFLICT (t_id) DO UPDATE SET a = EXCLUDED.a`,
  id,
  value,
];

/** The same where a row without a value can't be. */
const orNothing: Speech = {
  ...apart,
  insert: ({ id, x, values }: NewRow) => [
    ['INSERT INTO t (id, x) VALUES ($1, $2)', id, x],
    ['INSERT INTO p (t_id, a) SELECT $1, $2::text WHERE $2::text IS NOT NULL', id, ...values],
  ],
  update: (id, values) => [rewrite(id, values[0] ?? null)],
  updateBoth: (id, values, x) => [['UPDATE t SET x = $2 WHERE id = $1', id, x], rewrite(id, values[0] ?? null)],
};

const rewrite = (id: number, value: string | null): Statement =>
  value === null ? ['DELETE FROM p WHERE t_id = $1', id] : write(id, value);

const schema = 'CREATE TABLE t (id bigint PRIMARY KEY, a text, x int)';

/** A server that has two values in a table of their own: `p (t_id, a, b)`. */
const two: Speech = {
  ...apart,
  read: (id): Statement => {
    const sql = 'SELECT t.id, t.x, p.a::text, p.b::text FROM t LEFT JOIN p ON p.t_id = t.id';
    return id === undefined ? [sql] : [`${sql} WHERE t.id = $1`, id];
  },
  insert: ({ id, x, values }) => [
    ['INSERT INTO t (id, x) VALUES ($1, $2)', id, x],
    ['INSERT INTO p (t_id, a, b) VALUES ($1, $2, $3)', id, ...values],
  ],
  update: (id, values) => [writeBoth(id, values)],
  updateBoth: (id, values, x) => [['UPDATE t SET x = $2 WHERE id = $1', id, x], writeBoth(id, values)],
};

const writeBoth = (id: number, values: readonly (string | null)[]): Statement => [
  `INSERT INTO p (t_id, a, b) SELECT id, $2::text, $3::json FROM t WHERE id = $1
   ON CONFLICT (t_id) DO UPDATE SET a = EXCLUDED.a, b = EXCLUDED.b`,
  id,
  ...values,
];

/** A server that has the elements of an array as rows: `k (t_id, pos, tag)`. */
const elements: Speech = {
  read: (id): Statement => {
    const sql = 'SELECT t.id, t.x, (SELECT array_agg(k.tag ORDER BY k.pos) FROM k WHERE k.t_id = t.id)::text FROM t';
    return id === undefined ? [sql] : [`${sql} WHERE t.id = $1`, id];
  },
  insert: ({ id, x, values }) => [['INSERT INTO t (id, x) VALUES ($1, $2)', id, x], ...added(id, values[0] ?? null)],
  insertWithout: (id, x) => [['INSERT INTO t (id, x) VALUES ($1, $2)', id, x]],
  update: (id, values) => [['DELETE FROM k WHERE t_id = $1', id], ...added(id, values[0] ?? null)],
  updateOther: (id, x) => [['UPDATE t SET x = $2 WHERE id = $1', id, x]],
  touch: (id) => [['UPDATE k SET tag = tag WHERE t_id = $1', id]],
  remove: (id) => [['DELETE FROM t WHERE id = $1', id]],
};

/** One row after the other, as an ORM would do it; with gaps between the numbers. */
const added = (id: number, value: string | null): Statement[] =>
  [1, 2, 3].map((n) => [
    `INSERT INTO k (t_id, pos, tag) SELECT t.id, 10 * $3::int, ($2::text[])[$3::int] FROM t WHERE t.id = $1 AND cardinality($2::text[]) >= $3::int`,
    id,
    value,
    n,
  ]);

/** The same on MariaDB, where no statement may write to one of the tables and name the other one. */
const apartOnMariadb: Speech = {
  ...apart,
  read: (id): Statement => readOnMariadb(['a'], id),
  update: (id, values) => [upsert(id, ['a'], values)],
  updateBoth: (id, values, x) => [['UPDATE t SET x = $2 WHERE id = $1', id, x], upsert(id, ['a'], values)],
  append: (ids, suffix) => [[`UPDATE p SET a = concat(coalesce(a, ''), $1) WHERE t_id IN (${ids.join(', ')})`, suffix]],
  upsert: ({ id, x, values }) => [
    ['INSERT INTO t (id, x) VALUES ($1, $2) ON DUPLICATE KEY UPDATE x = VALUES(x)', id, x],
    ['REPLACE INTO p (t_id, a) VALUES ($1, $2)', id, ...values],
  ],
};
// What is not there can't be appended to.
const { append: _, ...apartAndMissing } = apartOnMariadb;

const readOnMariadb = (columns: readonly string[], id?: number): Statement => {
  const values = columns.map((column) => `CAST(p.${column} AS CHAR)`).join(', ');
  const sql = `SELECT t.id, t.x, ${values} FROM t LEFT JOIN p ON p.t_id = t.id`;
  return id === undefined ? [sql] : [`${sql} WHERE t.id = $1`, id];
};

const upsert = (id: number, columns: readonly string[], values: readonly (string | null)[]): Statement => [
  `INSERT INTO p (t_id, ${columns.join(', ')}) VALUES ($1, ${columns.map((_, i) => `$${i + 2}`).join(', ')})
   ON DUPLICATE KEY UPDATE ${columns.map((column) => `${column} = VALUES(${column})`).join(', ')}`,
  id,
  ...values,
];

const orNothingOnMariadb: Speech = {
  ...apartAndMissing,
  insert: ({ id, x, values }: NewRow) => [
    ['INSERT INTO t (id, x) VALUES ($1, $2)', id, x],
    ...(values[0] === null ? [] : [upsert(id, ['a'], values)]),
  ],
  update: (id, values) => [values[0] === null ? rewrite(id, null) : upsert(id, ['a'], values)],
  updateBoth: (id, values, x) => [
    ['UPDATE t SET x = $2 WHERE id = $1', id, x],
    values[0] === null ? rewrite(id, null) : upsert(id, ['a'], values),
  ],
  upsert: ({ id, x, values }) => [
    ['INSERT INTO t (id, x) VALUES ($1, $2) ON DUPLICATE KEY UPDATE x = VALUES(x)', id, x],
    values[0] === null ? rewrite(id, null) : upsert(id, ['a'], values),
  ],
};

const twoOnMariadb: Speech = {
  ...two,
  read: (id): Statement => readOnMariadb(['a', 'b'], id),
  update: (id, values) => [upsert(id, ['a', 'b'], values)],
  updateBoth: (id, values, x) => [['UPDATE t SET x = $2 WHERE id = $1', id, x], upsert(id, ['a', 'b'], values)],
};

export default [
  {
    recipe: 'extract-table',
    name: 'one value',
    schema,
    change: `CREATE TABLE p (t_id bigint PRIMARY KEY REFERENCES t (id) ON DELETE CASCADE, a text);
INSERT INTO p (t_id, a) SELECT id, a FROM t;
ALTER TABLE t DROP COLUMN a`,
    old: knows('a'),
    new: knows('a', { speech: apart }),
    text: true,
  },
  {
    recipe: 'extract-table',
    name: 'a row only where there is a value',
    schema,
    change: `CREATE TABLE p (id bigserial PRIMARY KEY, t_id bigint NOT NULL UNIQUE REFERENCES t (id) ON DELETE CASCADE, a text NOT NULL);
INSERT INTO p (t_id, a) SELECT id, a FROM t WHERE a IS NOT NULL;
ALTER TABLE t DROP COLUMN a`,
    old: knows('a'),
    new: knows('a', { speech: orNothing }),
    text: true,
  },
  {
    recipe: 'extract-table',
    name: 'one value, that a trigger of the team writes again',
    schema: `${schema};
      CREATE FUNCTION tidy() RETURNS trigger LANGUAGE plpgsql AS
        'BEGIN UPDATE t SET a = lower(a) WHERE id = NEW.id AND a <> lower(a); RETURN NULL; END';
      CREATE TRIGGER m_tidy AFTER INSERT OR UPDATE ON t FOR EACH ROW EXECUTE FUNCTION tidy()`,
    change: `CREATE TABLE p (t_id bigint PRIMARY KEY REFERENCES t (id) ON DELETE CASCADE, a text);
INSERT INTO p (t_id, a) SELECT id, a FROM t;
ALTER TABLE t DROP COLUMN a`,
    old: knows('a'),
    new: knows('a', { speech: apart }),
    stored: (value) => value?.toLowerCase() ?? null,
    text: true,
    // The trigger follows the value.
    beforeContract: `DROP TRIGGER m_tidy ON t;
      CREATE OR REPLACE FUNCTION tidy() RETURNS trigger LANGUAGE plpgsql AS
        'BEGIN UPDATE p SET a = lower(a) WHERE t_id = NEW.t_id AND a <> lower(a); RETURN NULL; END';
      CREATE TRIGGER m_tidy AFTER INSERT OR UPDATE ON p FOR EACH ROW EXECUTE FUNCTION tidy()`,
  },
  {
    recipe: 'extract-table',
    name: 'a value with a default, which the old server always gives',
    schema: `CREATE TABLE t (id bigint PRIMARY KEY, a text DEFAULT 'none', x int)`,
    change: `CREATE TABLE p (t_id bigint PRIMARY KEY REFERENCES t (id) ON DELETE CASCADE, a text);
INSERT INTO p (t_id, a) SELECT id, a FROM t;
ALTER TABLE t DROP COLUMN a`,
    old: { columns: ['a'], nullable: true },
    new: knows('a', { speech: apart }),
    text: true,
  },
  {
    recipe: 'extract-table',
    name: 'two values, one of a type without equality',
    schema: 'CREATE TABLE t (id bigint PRIMARY KEY, a text, b json, x int)',
    change: `CREATE TABLE p (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, t_id bigint NOT NULL UNIQUE REFERENCES t (id) ON DELETE CASCADE, a text, b json);
INSERT INTO p (t_id, a, b) SELECT id, a, b FROM t;
ALTER TABLE t DROP COLUMN a, DROP COLUMN b`,
    old: knows(['a', 'b']),
    new: knows(['a', 'b'], { speech: two }),
    value: (token) => [`Value ${token}`, `{"n":  ${token}}`],
  },
  {
    recipe: 'extract-table',
    name: 'a row for each element of an array',
    schema: 'CREATE TABLE t (id bigint PRIMARY KEY, a text[], x int)',
    change: `CREATE TABLE k (t_id bigint REFERENCES t (id) ON DELETE CASCADE, pos bigint, tag text, PRIMARY KEY (t_id, pos));
INSERT INTO k (t_id, pos, tag) SELECT t.id, u.pos, u.tag FROM t, unnest(t.a) WITH ORDINALITY AS u (tag, pos);
ALTER TABLE t DROP COLUMN a`,
    old: knows('a'),
    new: knows('a', { speech: elements }),
    value: (token) => `{a${token},${token % 2 ? 'NULL' : `b${token}`}${token % 3 ? '' : ',c'}}`,
    retried: ['23505'],
  },
  {
    recipe: 'extract-table',
    name: 'one value, on MariaDB',
    on: 'mysql',
    schema: 'CREATE TABLE t (id bigint PRIMARY KEY, a varchar(300), x int)',
    change: `CREATE TABLE p (t_id bigint PRIMARY KEY, a varchar(300), FOREIGN KEY (t_id) REFERENCES t (id) ON DELETE CASCADE);
INSERT INTO p (t_id, a) SELECT id, a FROM t;
ALTER TABLE t DROP COLUMN a`,
    old: knows('a'),
    new: knows('a', { speech: apartAndMissing }),
    text: true,
  },
  {
    recipe: 'extract-table',
    name: 'a row only where there is a value, on MariaDB',
    on: 'mysql',
    schema: 'CREATE TABLE t (id bigint PRIMARY KEY, a varchar(300), x int)',
    change: `CREATE TABLE p (id bigint PRIMARY KEY AUTO_INCREMENT, t_id bigint NOT NULL UNIQUE, a varchar(300) NOT NULL, FOREIGN KEY (t_id) REFERENCES t (id) ON DELETE CASCADE);
INSERT INTO p (t_id, a) SELECT id, a FROM t WHERE a IS NOT NULL;
ALTER TABLE t DROP COLUMN a`,
    old: knows('a'),
    new: knows('a', { speech: orNothingOnMariadb }),
    text: true,
  },
  {
    recipe: 'extract-table',
    name: 'two values, one with a default, which the old server always gives, on MariaDB',
    on: 'mysql',
    schema: `CREATE TABLE t (id bigint PRIMARY KEY, a varchar(300) DEFAULT 'none', b datetime(3), x int)`,
    change: `CREATE TABLE p (id bigint PRIMARY KEY AUTO_INCREMENT, t_id bigint NOT NULL UNIQUE, a varchar(300), b datetime(3), FOREIGN KEY (t_id) REFERENCES t (id) ON DELETE CASCADE);
INSERT INTO p (t_id, a, b) SELECT id, a, b FROM t;
ALTER TABLE t DROP COLUMN a, DROP COLUMN b`,
    old: { columns: ['a', 'b'], nullable: true },
    new: knows(['a', 'b'], { speech: twoOnMariadb }),
    value: (token) => [`Value ${token}`, `2026-01-01 00:00:${String(token % 60).padStart(2, '0')}.125`],
  },
] satisfies readonly Scenario[];
