-- What DROP … CASCADE takes along: views, foreign keys, defaults, columns of a dropped type.
CREATE TYPE colour AS ENUM ('red', 'green');
CREATE DOMAIN positive AS int CHECK (VALUE > 0);
CREATE SEQUENCE ticket;
CREATE FUNCTION next_code() RETURNS text LANGUAGE sql AS $$ SELECT 'x' $$;
CREATE FUNCTION valid_code(c text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT c <> '' $$;
CREATE TABLE parent (
  id int PRIMARY KEY DEFAULT nextval('ticket'),
  hue colour DEFAULT 'red',
  amount positive,
  code text DEFAULT next_code(),
  other text UNIQUE,
  CONSTRAINT coded CHECK (valid_code(code))
);
CREATE TABLE child (
  id int PRIMARY KEY,
  parent int NOT NULL REFERENCES parent ON DELETE CASCADE,
  by_other text REFERENCES parent (other),
  hues colour[] DEFAULT '{red,green}'
);
CREATE INDEX parent_hue ON parent (hue);
CREATE INDEX parent_coded ON parent (id) WHERE valid_code(code);
CREATE VIEW parents AS SELECT id, code FROM parent;
CREATE VIEW parents_of_children AS SELECT c.id, p.code FROM child c JOIN parents p ON p.id = c.parent;
CREATE VIEW amounts AS SELECT id, amount FROM parent;
CREATE MATERIALIZED VIEW totals AS SELECT sum(amount) AS total, count(*) FROM amounts;
CREATE INDEX totals_total ON totals (total);
DROP SEQUENCE ticket CASCADE;
ALTER TABLE parent DROP CONSTRAINT parent_other_key CASCADE;
DROP FUNCTION next_code() CASCADE;
DROP FUNCTION valid_code(text) CASCADE;
DROP TYPE colour CASCADE;
ALTER TABLE parent DROP COLUMN amount CASCADE;
DROP DOMAIN positive;
DROP VIEW parents CASCADE;
CREATE VIEW again AS SELECT * FROM child;
ALTER TABLE parent DROP CONSTRAINT parent_pkey CASCADE;
ALTER TABLE child ADD COLUMN self int REFERENCES child;
DROP TABLE parent;
DROP TABLE child CASCADE;

-- A schema takes all that is in it, and what elsewhere depends on it.
CREATE SCHEMA store;
CREATE TYPE store.state AS ENUM ('open', 'shut');
CREATE TABLE store.shelf (id serial PRIMARY KEY, state store.state NOT NULL);
CREATE TABLE visit (id int, shelf int REFERENCES store.shelf, state store.state, seen text);
CREATE VIEW store.open_shelves AS SELECT id FROM store.shelf WHERE state = 'open';
CREATE VIEW visits AS SELECT v.id, s.id AS shelf FROM visit v JOIN store.open_shelves s ON s.id = v.shelf;
CREATE VIEW seen AS SELECT seen FROM visit;
CREATE FUNCTION store.look() RETURNS int LANGUAGE sql AS 'SELECT 1';
DROP SCHEMA store CASCADE;

-- Extension members are not ours, columns of their types are.
CREATE EXTENSION citext;
CREATE TABLE reader (id int, mail citext UNIQUE, name text);
CREATE EXTENSION IF NOT EXISTS citext;
DROP EXTENSION citext CASCADE;
