-- What the server refuses, marked, must not change our catalog either, and must be a problem to us too.
CREATE TABLE t (id int PRIMARY KEY, name text NOT NULL, size int DEFAULT 1 CHECK (size > 0));
CREATE TABLE child (id int REFERENCES t, name text);
CREATE VIEW v AS SELECT id, name FROM t;
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE DOMAIN word AS text;
CREATE TABLE feeling (m mood DEFAULT 'ok', w word);
CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE TABLE called (a int DEFAULT f(1));
CREATE SEQUENCE s;
CREATE TABLE fed (a int DEFAULT nextval('s'));
CREATE INDEX t_name ON t (name);
CREATE SCHEMA app;
CREATE TABLE app.inside (id int);
-- refused: exists
CREATE TABLE t (id int);
-- refused: a view holds the name
CREATE TABLE v (id int);
-- refused: an index holds the name
CREATE TABLE t_name (id int);
-- refused: exists
CREATE VIEW t AS SELECT 1;
-- refused: exists
CREATE INDEX t_name ON t (id);
-- refused: no such table
ALTER TABLE nothing ADD COLUMN a int;
-- refused: no such column
ALTER TABLE t DROP COLUMN nothing;
-- refused: exists
ALTER TABLE t ADD COLUMN name int;
-- refused: exists
ALTER TABLE t RENAME COLUMN name TO size;
-- refused: no such column
ALTER TABLE t RENAME COLUMN nothing TO something;
-- refused: a view reads it
ALTER TABLE t DROP COLUMN name;
-- refused: a view reads it
ALTER TABLE t ALTER COLUMN name TYPE varchar(10);
-- refused: a view and a foreign key depend on it
DROP TABLE t;
-- refused: a foreign key depends on it
ALTER TABLE t DROP CONSTRAINT t_pkey;
-- refused: a constraint needs it
DROP INDEX t_pkey;
-- refused: in a primary key
ALTER TABLE t ALTER COLUMN id DROP NOT NULL;
-- refused: there is one already
ALTER TABLE t ADD PRIMARY KEY (name);
-- refused: exists
ALTER TABLE t ADD CONSTRAINT t_size_check CHECK (size < 9);
-- refused: no such column
ALTER TABLE t ADD UNIQUE (nothing);
-- refused: no such column
CREATE INDEX ON t (nothing);
-- refused: no such table
ALTER TABLE child ADD FOREIGN KEY (name) REFERENCES nothing;
-- refused: no such constraint
ALTER TABLE t DROP CONSTRAINT nothing;
-- refused: no such constraint
ALTER TABLE t RENAME CONSTRAINT nothing TO something;
-- refused: no such constraint
ALTER TABLE t VALIDATE CONSTRAINT nothing;
-- refused: columns used
DROP TYPE mood;
-- refused: columns used
DROP DOMAIN word;
-- refused: no such value
ALTER TYPE mood RENAME VALUE 'nothing' TO 'x';
-- refused: exists
ALTER TYPE mood ADD VALUE 'ok';
-- refused: no such value
ALTER TYPE mood ADD VALUE 'x' BEFORE 'nothing';
-- refused: exists
CREATE TYPE mood AS ENUM ();
-- refused: exists
CREATE DOMAIN mood AS int;
-- refused: a default calls it
DROP FUNCTION f(int);
-- refused: no such function
DROP FUNCTION f(text);
-- refused: exists
CREATE FUNCTION f(b int) RETURNS int LANGUAGE sql AS 'SELECT 2';
-- refused: a default calls it
DROP SEQUENCE s;
-- refused: not empty
DROP SCHEMA app;
-- refused: no such schema
CREATE TABLE missing.t (id int);
-- refused: exists
CREATE SCHEMA app;
-- refused: no such view
DROP VIEW nothing;
-- refused: a table
DROP VIEW t;
-- refused: a view
DROP TABLE v;
-- refused: loses a column
CREATE OR REPLACE VIEW v AS SELECT id FROM t;
-- refused: renames a column
CREATE OR REPLACE VIEW v AS SELECT id, name AS label FROM t;
-- refused: no such column
CREATE VIEW w AS SELECT nothing FROM t;
-- refused: no such table
CREATE VIEW w AS SELECT 1 FROM nothing;
-- refused: ambiguous
CREATE VIEW w AS SELECT name FROM t JOIN child ON true;
-- refused: no such index
DROP INDEX nothing;
-- refused: no such index
ALTER INDEX nothing RENAME TO something;
-- refused: exists
ALTER TABLE child RENAME TO t;
-- refused: no such trigger
DROP TRIGGER nothing ON t;
-- refused: no such function
CREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION nothing();
-- refused: no such policy
DROP POLICY nothing ON t;
-- refused: not a partitioned table
ALTER TABLE t ATTACH PARTITION child FOR VALUES IN (1);
-- refused: not identity
ALTER TABLE t ALTER COLUMN size DROP IDENTITY;
-- refused: has a default
ALTER TABLE t ALTER COLUMN size ADD GENERATED ALWAYS AS IDENTITY;
-- refused: twice the same column
CREATE TABLE twice (a int, a int);
-- refused: two primary keys
CREATE TABLE twice (a int PRIMARY KEY, b int PRIMARY KEY);
-- refused: another result
CREATE OR REPLACE FUNCTION f(a int) RETURNS text LANGUAGE sql AS $$ SELECT 'x' $$;
-- refused: another name of an argument
CREATE OR REPLACE FUNCTION f(b int) RETURNS int LANGUAGE sql AS $$ SELECT 1 $$;

-- Nor do these change our catalog, but we don't see what is wrong with them.
-- refused by the server alone: no such column
ALTER TABLE t ADD CONSTRAINT bad CHECK (nothing > 1);
-- refused by the server alone: no such column
CREATE INDEX ON t (lower(nothing));
-- refused by the server alone: no unique constraint there
ALTER TABLE child ADD FOREIGN KEY (name) REFERENCES t (name);
-- refused by the server alone: twice the same name
CREATE VIEW w AS SELECT id, id FROM t;
-- refused by the server alone: no such type
ALTER TABLE t ADD COLUMN x nothing;
-- refused by the server alone: no such table
INSERT INTO nothing VALUES (1);
-- refused by the server alone: no such column
INSERT INTO t (nothing) VALUES (1);
-- refused by the server alone: no such column
UPDATE t SET nothing = 1;
-- refused by the server alone: no such column
DELETE FROM t WHERE nothing = 1;
-- refused by the server alone: not generated
ALTER TABLE t ALTER COLUMN size DROP EXPRESSION;
-- refused by the server alone: another type
CREATE TABLE heir (id text) INHERITS (t);
DROP TABLE t CASCADE;
