import { ANY, type Scenario, type Vocabulary } from './scenario.ts';

const knows = (column: string, more: Partial<Vocabulary> = {}): Vocabulary => ({
  column,
  nullable: true,
  omitted: null,
  ...more,
});
const strict = (column: string): Vocabulary => ({ column, nullable: false });
const unaware: Vocabulary = { column: null, nullable: false };

export const scenarios: readonly Scenario[] = [
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
    recipe: 'drop-column',
    name: 'with a value that stands in',
    schema: 'CREATE TABLE t (id bigint PRIMARY KEY, nickname text NOT NULL, x int)',
    change: 'ALTER TABLE t DROP COLUMN nickname',
    old: strict('nickname'),
    new: unaware,
    unknowing: '',
    text: true,
  },
  {
    recipe: 'drop-column',
    name: 'unique, NULL stands in',
    schema: 'CREATE TABLE t (id bigint PRIMARY KEY, code text NOT NULL UNIQUE, x int)',
    change: 'ALTER TABLE t DROP COLUMN code',
    old: strict('code'),
    new: unaware,
    unknowing: null,
    unique: true,
    beforeDown: `UPDATE t SET code = 'given ' || id WHERE code IS NULL`,
  },
  {
    recipe: 'add-not-null-column',
    name: 'a constant stands in',
    schema: 'CREATE TABLE t (id bigint PRIMARY KEY, x int)',
    change: 'ALTER TABLE t ADD COLUMN currency text NOT NULL',
    old: unaware,
    new: strict('currency'),
    unknowing: '',
    text: true,
  },
  {
    recipe: 'add-not-null-column',
    name: 'a value for each row',
    schema: 'CREATE TABLE t (id bigint PRIMARY KEY, x int)',
    change: 'ALTER TABLE t ADD COLUMN token uuid NOT NULL DEFAULT gen_random_uuid()',
    old: unaware,
    new: { column: 'token', nullable: false, omitted: ANY },
    unknowing: ANY,
    value: (token) => `00000000-0000-4000-8000-${token.toString(16).padStart(12, '0')}`,
  },
  {
    recipe: 'add-not-null-column',
    name: 'a number for each row',
    schema: 'CREATE TABLE t (id bigint PRIMARY KEY, x int)',
    change: 'ALTER TABLE t ADD COLUMN number bigserial',
    old: unaware,
    new: { column: 'number', nullable: false, omitted: ANY },
    unknowing: ANY,
    value: (token) => String(1_000_000 + token),
  },
  {
    recipe: 'add-not-null-column',
    name: 'no value can stand in',
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
    recipe: 'set-not-null',
    name: 'the old server writes NULL',
    schema: 'CREATE TABLE t (id bigint PRIMARY KEY, note text, x int)',
    change: 'ALTER TABLE t ALTER COLUMN note SET NOT NULL',
    old: knows('note'),
    new: strict('note'),
    filled: '',
    text: true,
  },
  {
    recipe: 'create-index',
    name: 'plain',
    schema: 'CREATE TABLE t (id bigint PRIMARY KEY, name text, x int)',
    change: 'CREATE INDEX t_name ON t (name)',
    old: knows('name'),
    new: knows('name'),
    text: true,
  },
  {
    recipe: 'create-index',
    name: 'unique, in the next release',
    schema: 'CREATE TABLE t (id bigint PRIMARY KEY, name text, x int)',
    change: 'CREATE UNIQUE INDEX t_name ON t (name)',
    old: strict('name'),
    new: strict('name'),
    text: true,
  },
  {
    recipe: 'create-index',
    name: 'partitioned',
    schema: `CREATE TABLE t (id bigint PRIMARY KEY, name text, x int) PARTITION BY HASH (id);
      CREATE TABLE t_0 PARTITION OF t FOR VALUES WITH (MODULUS 2, REMAINDER 0);
      CREATE TABLE t_1 PARTITION OF t FOR VALUES WITH (MODULUS 2, REMAINDER 1)`,
    change: 'CREATE INDEX t_name ON t (name)',
    old: knows('name'),
    new: knows('name'),
    text: true,
  },
  {
    recipe: 'add-foreign-key',
    name: 'written by both servers',
    schema: `CREATE TABLE owners (id bigint PRIMARY KEY); INSERT INTO owners SELECT generate_series(1, 20);
      CREATE TABLE t (id bigint PRIMARY KEY, owner bigint, x int)`,
    change: 'ALTER TABLE t ADD FOREIGN KEY (owner) REFERENCES owners (id)',
    old: knows('owner'),
    new: knows('owner'),
    value: (token) => String(1 + (token % 20)),
  },
];
