import { knows, type Scenario } from '../scenario.ts';

export default [
  {
    recipe: 'widen-primary-key',
    name: 'with what refers to it',
    schema: `CREATE TABLE t (id serial PRIMARY KEY, name text, x int);
      CREATE TABLE logins (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, t_id int NOT NULL REFERENCES t ON DELETE CASCADE);
      CREATE INDEX logins_t ON logins (t_id);
      CREATE FUNCTION log() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN INSERT INTO logins (t_id) VALUES (NEW.id); RETURN NULL; END';
      CREATE TRIGGER t_log AFTER INSERT ON t FOR EACH ROW EXECUTE FUNCTION log()`,
    change: `ALTER TABLE t ALTER COLUMN id TYPE bigint; ALTER TABLE logins ALTER COLUMN t_id TYPE bigint`,
    old: knows('name'),
    new: knows('name'),
    text: true,
    prepareAnew: true,
    retried: ['23505', '0A000'],
  },
  {
    recipe: 'widen-primary-key',
    name: 'a column that refers to a key, numbered by itself',
    schema: `CREATE TABLE owners (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text);
      INSERT INTO owners (name) SELECT 'owner ' || i FROM generate_series(1, 20) i;
      CREATE TABLE t (id bigint PRIMARY KEY, owner int REFERENCES owners ON UPDATE CASCADE, x int);
      CREATE INDEX t_owner ON t (owner)`,
    change: 'ALTER TABLE owners ALTER COLUMN id TYPE bigint; ALTER TABLE t ALTER COLUMN owner TYPE bigint',
    old: knows('owner'),
    new: knows('owner'),
    value: (token) => String(1 + (token % 20)),
    prepareAnew: true,
    retried: ['23505', '0A000'],
  },
] satisfies readonly Scenario[];
