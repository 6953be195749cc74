-- Names that move, swap and come back: what hangs on an object follows it, not its name.
CREATE TABLE a (id serial PRIMARY KEY, x int, y int);
CREATE TABLE b (id int PRIMARY KEY, a int REFERENCES a, x text);
CREATE VIEW over_a AS SELECT id, x FROM a;
CREATE INDEX a_x ON a (x);
ALTER TABLE a RENAME TO c;
ALTER TABLE b RENAME TO a;
ALTER TABLE c RENAME TO b;
ALTER TABLE b RENAME COLUMN x TO z;
ALTER TABLE b RENAME COLUMN y TO x;
ALTER TABLE b RENAME COLUMN z TO y;
CREATE VIEW over_b AS SELECT * FROM b;
ALTER INDEX a_x RENAME TO b_y;
CREATE INDEX a_x ON a (x);
ALTER TABLE a ADD UNIQUE (x);
ALTER TABLE b ADD UNIQUE (x);
DROP TABLE a;
CREATE TABLE a (id serial PRIMARY KEY);
DROP VIEW over_a;
CREATE TABLE b_new (LIKE b INCLUDING ALL);
ALTER TABLE b RENAME TO b_old;
ALTER TABLE b_new RENAME TO b;
ALTER SEQUENCE a_id_seq OWNED BY b.id;
DROP VIEW over_b;
DROP TABLE b_old;

-- A table renamed, and a view put where it was.
CREATE TABLE people (id int PRIMARY KEY, full_name text, mail text UNIQUE);
CREATE VIEW mails AS SELECT mail FROM people;
ALTER TABLE people RENAME TO persons;
CREATE VIEW people AS SELECT id, full_name, mail FROM persons;
ALTER TABLE persons RENAME COLUMN full_name TO name;
CREATE OR REPLACE VIEW people AS SELECT id, name AS full_name, mail, 1 AS extra FROM persons;
DROP VIEW people;
ALTER TABLE persons RENAME CONSTRAINT people_pkey TO persons_pkey;
ALTER INDEX people_mail_key RENAME TO persons_mail_key;

-- Two schemas with tables of one name, and a path that changes.
CREATE SCHEMA one;
CREATE SCHEMA two;
CREATE TABLE one.t (id int, a int);
CREATE TABLE two.t (id int, b int);
CREATE VIEW one.v AS SELECT t.id, u.b FROM one.t JOIN two.t AS u ON u.id = t.id;
SET search_path TO two, one;
ALTER TABLE t ADD COLUMN c int;
CREATE VIEW w AS SELECT * FROM t;
CREATE TYPE kind AS ENUM ('x');
CREATE TABLE uses (k kind, ks kind[]);
SET search_path TO one;
CREATE TYPE kind AS ENUM ('y');
ALTER TABLE t ADD COLUMN k kind, ADD COLUMN other two.kind;
ALTER TYPE kind ADD VALUE 'z';
CREATE TABLE uses (k kind DEFAULT 'z');
SET LOCAL search_path TO two;
RESET ALL;
ALTER TABLE one.t SET SCHEMA public;
ALTER TABLE two.t RENAME TO t2;
ALTER TABLE two.t2 SET SCHEMA one;
ALTER SCHEMA two RENAME TO second;
CREATE SCHEMA two;
DROP TYPE one.kind CASCADE;
DROP SCHEMA one CASCADE;
DROP TABLE t;

-- Names that need quotes, and the same name in different cases.
CREATE TABLE "User" ("Id" serial PRIMARY KEY, "userName" text, "order" int CHECK ("order" > 0), "a b" int, "q""uote" int);
CREATE TABLE "user" (id int, "Id" int REFERENCES "User" ("Id"));
CREATE VIEW "Users" AS SELECT "userName" AS "Name", "order" FROM "User";
CREATE INDEX "Idx" ON "User" (lower("userName"), ("a b" + 1)) WHERE "q""uote" > 0;
ALTER TABLE "User" RENAME COLUMN "userName" TO username;
ALTER TABLE "User" RENAME COLUMN "order" TO "Order";
ALTER TABLE "User" RENAME COLUMN "a b" TO ab;
ALTER TABLE "User" ALTER COLUMN "Order" SET DEFAULT 5;
