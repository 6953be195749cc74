import { ANY, elsewhere, knows, type Scenario, strict, unaware } from '../scenario.ts';
import { type Speech, type Statement, spoken } from '../speech.ts';

const table = 'CREATE TABLE t (id bigint PRIMARY KEY, name varchar(300), x int)';
const required = 'CREATE TABLE t (id bigint PRIMARY KEY, name varchar(300) NOT NULL, x int)';
const coded = 'CREATE TABLE t (id bigint PRIMARY KEY, code varchar(100) NOT NULL, x int, UNIQUE KEY t_code (code))';
const numbers = (token: number): string => String(token);

const side = knows('a');

/** It inserts by position. */
const positional: Speech = {
  ...spoken(side, 'mysql'),
  insert: ({ id, x, values }) => [['INSERT INTO t VALUES ($1, $2, $3)', id, x, ...values]],
  insertMany: (rows) =>
    rows.map(({ id, x, values }): Statement => ['INSERT INTO t VALUES ($1, $2, $3)', id, x, ...values]),
};

/** It reads the column through a function. */
const through = (call: string): Speech => ({
  ...spoken(side, 'mysql'),
  read: (id): Statement =>
    id === undefined ? [`SELECT id, x, ${call} FROM t`] : [`SELECT id, x, ${call} FROM t WHERE id = $1`, id],
});

/** What recipes plan on MariaDB, besides what stands with the scenarios of PostgreSQL. */
export default [
  {
    recipe: 'drop-column',
    name: 'on MariaDB',
    on: 'mysql',
    schema: required,
    change: 'ALTER TABLE t DROP COLUMN name',
    old: strict('name'),
    new: unaware,
    unknowing: '',
    text: true,
  },
  {
    recipe: 'drop-table',
    name: 'on MariaDB',
    on: 'mysql',
    schema: table,
    change: 'DROP TABLE t',
    old: knows('name'),
    new: elsewhere,
    text: true,
  },
  {
    recipe: 'add-not-null-column',
    name: 'a constant stands in, on MariaDB',
    on: 'mysql',
    schema: 'CREATE TABLE t (id bigint PRIMARY KEY, x int)',
    change: 'ALTER TABLE t ADD COLUMN currency varchar(100) NOT NULL',
    old: unaware,
    new: strict('currency'),
    unknowing: '',
    text: true,
  },
  {
    recipe: 'add-not-null-column',
    name: 'no value can stand in, on MariaDB',
    on: 'mysql',
    schema: 'CREATE TABLE t (id bigint PRIMARY KEY, x int)',
    change: 'ALTER TABLE t ADD COLUMN due date NOT NULL',
    old: unaware,
    new: strict('due'),
    unknowing: null,
    value: (token) => new Date(Date.UTC(2000, 0, 1 + (token % 9000))).toISOString().slice(0, 10),
    filled: '1999-01-01',
    beforeContract: `UPDATE t SET due = '1999-01-01' WHERE due IS NULL`,
  },
  {
    recipe: 'add-not-null-column',
    name: 'a value for each row, on MariaDB',
    on: 'mysql',
    schema: 'CREATE TABLE t (id bigint PRIMARY KEY, x int)',
    change: 'ALTER TABLE t ADD COLUMN token varchar(36) NOT NULL DEFAULT (uuid())',
    old: unaware,
    new: strict('token', { omitted: ANY }),
    unknowing: ANY,
  },
  {
    recipe: 'set-not-null',
    name: 'the old server writes NULL, on MariaDB',
    on: 'mysql',
    schema: table,
    change: 'ALTER TABLE t MODIFY COLUMN name varchar(300) NOT NULL',
    old: knows('name'),
    new: strict('name'),
    filled: '',
    text: true,
  },
  {
    recipe: 'drop-not-null',
    name: 'on MariaDB',
    on: 'mysql',
    schema: required,
    change: 'ALTER TABLE t MODIFY COLUMN name varchar(300) NULL',
    old: strict('name'),
    new: strict('name', { refused: { values: () => [null], codes: ['1048'] } }),
    text: true,
  },
  {
    recipe: 'change-default',
    name: 'on MariaDB',
    on: 'mysql',
    schema: `CREATE TABLE t (id bigint PRIMARY KEY, state varchar(100) DEFAULT 'queued', x int)`,
    change: `ALTER TABLE t ALTER COLUMN state SET DEFAULT 'waiting'`,
    old: strict('state', { omitted: 'queued' }),
    new: strict('state'),
    text: true,
  },
  {
    recipe: 'drop-index',
    name: 'unique, and upserted by, on MariaDB',
    on: 'mysql',
    schema: coded,
    change: 'DROP INDEX t_code ON t',
    old: strict('code'),
    new: strict('code', { never: ['upsertOnValue'] }),
    unique: true,
    text: true,
  },
  {
    recipe: 'replace-index',
    name: 'unique before and after, and upserted by, on MariaDB',
    on: 'mysql',
    schema: coded,
    change: "DROP INDEX t_code ON t; CREATE UNIQUE INDEX t_code ON t (code) COMMENT 'again'",
    old: strict('code'),
    new: strict('code'),
    unique: true,
    text: true,
  },
  {
    recipe: 'add-unique',
    name: 'on MariaDB',
    on: 'mysql',
    schema: 'CREATE TABLE t (id bigint PRIMARY KEY, code varchar(100) NOT NULL, x int)',
    change: 'ALTER TABLE t ADD CONSTRAINT t_code UNIQUE (code)',
    old: strict('code'),
    new: strict('code'),
    text: true,
  },
  {
    recipe: 'add-check',
    name: 'the old server breaks it, on MariaDB',
    on: 'mysql',
    schema: 'CREATE TABLE t (id bigint PRIMARY KEY, weight bigint, x int)',
    change: 'ALTER TABLE t ADD CONSTRAINT t_weight CHECK (weight > 0)',
    old: strict('weight', { value: (token) => String(-token) }),
    new: strict('weight', { value: numbers }),
    filled: (value) => value?.replace('-', '') ?? null,
    beforeContract: 'UPDATE t SET weight = -weight WHERE weight < 0',
  },
  {
    recipe: 'add-primary-key',
    name: 'on MariaDB',
    on: 'mysql',
    schema: 'CREATE TABLE t (id bigint NOT NULL UNIQUE, code varchar(100) NOT NULL, x int)',
    change: 'ALTER TABLE t ADD PRIMARY KEY (code)',
    old: strict('code'),
    new: strict('code'),
    text: true,
  },
  {
    recipe: 'drop-view',
    name: 'that is written through, on MariaDB',
    on: 'mysql',
    schema: `CREATE TABLE base (id bigint PRIMARY KEY, a varchar(300), x int); CREATE VIEW t AS SELECT id, x, a FROM base`,
    change: 'DROP VIEW t',
    old: knows('a'),
    new: knows('a', { table: 'base' }),
    text: true,
  },
  {
    recipe: 'change-view',
    name: 'under another name for a release, on MariaDB',
    on: 'mysql',
    schema: `CREATE TABLE base (id bigint PRIMARY KEY, a varchar(300), x int); CREATE VIEW t AS SELECT id, x, a FROM base`,
    change: 'DROP VIEW t; CREATE VIEW t AS SELECT id, a AS b, x FROM base',
    old: knows('a'),
    new: knows('b', { table: 't_v2' }),
    newest: knows('b'),
    text: true,
  },
  {
    recipe: 'change-primary-key',
    name: 'a wider key, on MariaDB',
    on: 'mysql',
    schema:
      'CREATE TABLE t (id bigint NOT NULL, code varchar(100) NOT NULL, x int, PRIMARY KEY (id), UNIQUE KEY t_id (id))',
    change: 'ALTER TABLE t DROP PRIMARY KEY, ADD PRIMARY KEY (code, id)',
    old: strict('code'),
    new: strict('code'),
    text: true,
  },
  {
    recipe: 'batch-write',
    name: 'by a key that is not unique, on MariaDB',
    on: 'mysql',
    schema:
      'CREATE TABLE t (kind int NOT NULL DEFAULT 1, id bigint NOT NULL, name varchar(300), x int, flag varchar(10), PRIMARY KEY (kind, id), UNIQUE KEY t_id (id))',
    change: `UPDATE t SET flag = 'seen' WHERE flag IS NULL`,
    old: knows('name'),
    new: knows('name'),
    text: true,
  },
  {
    recipe: 'name-columns',
    name: 'the old server inserts by position, on MariaDB',
    on: 'mysql',
    schema: 'CREATE TABLE t (id bigint PRIMARY KEY, x int, a varchar(300))',
    change: 'ALTER TABLE t ADD COLUMN note varchar(100)',
    old: { ...side, speech: positional },
    new: side,
    text: true,
  },
  {
    recipe: 'replace-function',
    name: 'one argument more, on MariaDB',
    on: 'mysql',
    schema: `CREATE TABLE t (id bigint PRIMARY KEY, a varchar(300), x int);
      CREATE FUNCTION shown(value varchar(300)) RETURNS varchar(300) DETERMINISTIC RETURN value`,
    change: `DROP FUNCTION shown;
      CREATE FUNCTION shown(value varchar(300), style int) RETURNS varchar(300) DETERMINISTIC RETURN value`,
    old: { ...side, speech: through('shown(a)') },
    new: { ...side, speech: through('shown_v2(a, 1)') },
    newest: { ...side, speech: through('shown(a, 1)') },
    text: true,
  },
] satisfies readonly Scenario[];
