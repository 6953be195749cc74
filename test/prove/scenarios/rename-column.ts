import { knows, type Scenario, strict } from '../scenario.ts';

export default [
  {
    recipe: 'rename-column',
    name: 'nothing attached',
    schema: 'CREATE TABLE t (id bigint PRIMARY KEY, name text, x int)',
    change: 'ALTER TABLE t RENAME COLUMN name TO full_name',
    old: knows('name'),
    new: knows('full_name'),
    text: true,
  },
  {
    recipe: 'rename-column',
    name: 'unique, NOT NULL, referred to',
    schema: `CREATE TABLE t (id bigint PRIMARY KEY, mail text NOT NULL UNIQUE, x int);
      CREATE TABLE logins (mail text REFERENCES t (mail) ON UPDATE CASCADE ON DELETE CASCADE)`,
    change: 'ALTER TABLE t RENAME COLUMN mail TO email',
    old: strict('mail'),
    new: strict('email'),
    unique: true,
    text: true,
  },
  {
    recipe: 'rename-column',
    name: 'nullable with a default',
    schema: `CREATE TABLE t (id bigint PRIMARY KEY, nick text DEFAULT 'nobody', x int)`,
    change: 'ALTER TABLE t RENAME COLUMN nick TO handle',
    old: knows('nick', { omitted: 'nobody' }),
    new: knows('handle', { omitted: 'nobody' }),
    text: true,
  },
  {
    recipe: 'rename-column',
    name: 'between other triggers',
    schema: `CREATE TABLE t (id bigint PRIMARY KEY, tag text, x int, twice text GENERATED ALWAYS AS (tag || tag) STORED);
      CREATE FUNCTION tidy() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.tag := lower(NEW.tag); RETURN NEW; END';
      CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
      CREATE TRIGGER "00_a" BEFORE INSERT OR UPDATE ON t FOR EACH ROW EXECUTE FUNCTION tidy();
      CREATE TRIGGER zz_z BEFORE INSERT OR UPDATE ON t FOR EACH ROW EXECUTE FUNCTION tidy();
      CREATE TRIGGER z_touch AFTER UPDATE ON t FOR EACH ROW EXECUTE FUNCTION touch()`,
    change: 'ALTER TABLE t RENAME COLUMN tag TO label',
    old: knows('tag'),
    new: knows('label'),
    stored: (value) => value?.toLowerCase() ?? null,
    text: true,
    // The body of a trigger function names the column: no plan can follow it.
    beforeContract: `CREATE OR REPLACE FUNCTION tidy() RETURNS trigger LANGUAGE plpgsql AS
      'BEGIN NEW := jsonb_populate_record(NEW, CASE WHEN to_jsonb(NEW) ? ''tag''
        THEN jsonb_build_object(''tag'', lower(to_jsonb(NEW) ->> ''tag''))
        ELSE jsonb_build_object(''label'', lower(to_jsonb(NEW) ->> ''label'')) END); RETURN NEW; END'`,
  },
  {
    recipe: 'rename-column',
    name: 'partitioned',
    schema: `CREATE TABLE t (id bigint PRIMARY KEY, name text, x int) PARTITION BY HASH (id);
      CREATE TABLE t_0 PARTITION OF t FOR VALUES WITH (MODULUS 2, REMAINDER 0);
      CREATE TABLE t_1 PARTITION OF t FOR VALUES WITH (MODULUS 2, REMAINDER 1)`,
    change: 'ALTER TABLE t RENAME COLUMN name TO full_name',
    old: knows('name'),
    new: knows('full_name'),
    text: true,
  },
  {
    recipe: 'rename-column',
    name: 'json, which has no =',
    schema: 'CREATE TABLE t (id bigint PRIMARY KEY, data json, x int)',
    change: 'ALTER TABLE t RENAME COLUMN data TO payload',
    old: knows('data'),
    new: knows('payload'),
    value: (token) => `{"b": ${token},  "a": 1}`,
  },
  {
    recipe: 'rename-column',
    name: 'nothing attached, on MariaDB',
    on: 'mysql',
    schema: 'CREATE TABLE t (id bigint PRIMARY KEY, name varchar(300), x int)',
    change: 'ALTER TABLE t RENAME COLUMN name TO full_name',
    old: knows('name'),
    new: knows('full_name'),
  },
  {
    recipe: 'rename-column',
    name: 'unique and NOT NULL, on MariaDB',
    on: 'mysql',
    schema: 'CREATE TABLE t (id bigint PRIMARY KEY, mail varchar(200) NOT NULL, x int, UNIQUE KEY t_mail (mail))',
    change: 'ALTER TABLE t RENAME COLUMN mail TO email',
    old: strict('mail'),
    new: strict('email'),
    unique: true,
  },
  {
    recipe: 'rename-column',
    name: 'NOT NULL with a default, on MariaDB',
    on: 'mysql',
    schema: `CREATE TABLE t (id bigint PRIMARY KEY, state varchar(100) NOT NULL DEFAULT 'queued' COMMENT 'how far', x int)`,
    change: 'ALTER TABLE t RENAME COLUMN state TO phase',
    old: strict('state', { omitted: 'queued' }),
    new: strict('phase', { omitted: 'queued' }),
    text: true,
  },
] satisfies readonly Scenario[];
