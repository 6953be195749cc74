-- What numbers every row writes the table again, and says so.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint NOT NULL);
CREATE TABLE shops (name text);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE users ADD COLUMN code int UNIQUE;
--                           ^^^^ warning index-build: Making users.code unique blocks reads and writes of users until its index is built
ALTER TABLE users ADD COLUMN mail text CONSTRAINT one_mail UNIQUE;
--                           ^^^^ warning index-build: Making users.mail unique blocks reads and writes of users until its index is built
ALTER TABLE shops ADD COLUMN id int PRIMARY KEY;
--                           ^^ warning index-build: Making shops.id a key blocks reads and writes of shops until its index is built
ALTER TABLE shops ADD COLUMN number bigserial UNIQUE;
--                           ^^^^^^ error rewrite-table: Numbering shops.number writes all of shops again, while nobody can read or write it
ALTER TABLE shops ADD COLUMN city text;
