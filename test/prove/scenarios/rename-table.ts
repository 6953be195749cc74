import { knows, type Scenario, strict } from '../scenario.ts';

/** A view takes no COPY, and MERGE only from PostgreSQL 17 on. */
const onView = { never: ['copy', 'merge'] } as const;

export default [
  {
    recipe: 'rename-table',
    name: 'a view under the new name',
    schema: 'CREATE TABLE t (id bigint PRIMARY KEY, a text, x int)',
    change: 'ALTER TABLE t RENAME TO u',
    old: knows('a'),
    new: knows('a', { table: 'u', ...onView }),
    text: true,
  },
  {
    recipe: 'rename-table',
    name: 'a view under the new name of a table with a default and a unique column',
    schema: `CREATE TABLE t (id bigint PRIMARY KEY, a text NOT NULL UNIQUE, x int, made timestamptz NOT NULL DEFAULT now(), n int GENERATED ALWAYS AS IDENTITY)`,
    change: 'ALTER TABLE t RENAME TO u',
    old: strict('a'),
    new: strict('a', { table: 'u', ...onView }),
    unique: true,
    text: true,
  },
  {
    recipe: 'rename-table',
    name: 'a view that takes MERGE',
    since: 17,
    schema: `CREATE TABLE t (id bigint PRIMARY KEY, a text DEFAULT 'none', x int)`,
    change: 'ALTER TABLE t RENAME TO u',
    old: knows('a', { omitted: 'none' }),
    new: knows('a', { table: 'u', omitted: 'none', never: ['copy'] }),
    text: true,
  },
  {
    recipe: 'rename-table',
    name: 'a view under the old name, as the new server copies',
    schema: 'CREATE TABLE t (id bigint PRIMARY KEY, a text, x int)',
    change: 'ALTER TABLE t RENAME TO u',
    old: knows('a', onView),
    new: knows('a', { table: 'u', queries: 'COPY u (id, x, a) FROM STDIN;' }),
    text: true,
  },
  {
    recipe: 'rename-table',
    name: 'another schema',
    schema: 'CREATE SCHEMA app; CREATE TABLE t (id bigint PRIMARY KEY, a text, x int)',
    change: 'ALTER TABLE t SET SCHEMA app',
    old: knows('a'),
    new: knows('a', { table: 'app.t', ...onView }),
    text: true,
  },
  {
    recipe: 'rename-table',
    name: 'a view that is renamed',
    schema: 'CREATE TABLE base (id bigint PRIMARY KEY, a text, x int); CREATE VIEW t AS SELECT * FROM base',
    change: 'ALTER VIEW t RENAME TO u',
    old: knows('a', onView),
    new: knows('a', { table: 'u', ...onView }),
    text: true,
  },
  {
    recipe: 'rename-table',
    name: 'a view on MariaDB',
    on: 'mysql',
    schema: 'CREATE TABLE t (id bigint PRIMARY KEY, a varchar(300), x int)',
    change: 'RENAME TABLE t TO u',
    retried: ['1356', '1146'],
    old: knows('a'),
    new: knows('a', { table: 'u' }),
    text: true,
  },
] satisfies readonly Scenario[];
