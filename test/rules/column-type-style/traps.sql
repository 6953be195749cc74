-- Each of them.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, name text);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
CREATE TABLE t (
  id serial PRIMARY KEY,
--^^ hint column-type-style: t.id is a serial column
  a char(10),
--^ hint column-type-style: t.a is character(10)
  b varchar(50),
--^ hint column-type-style: t.b is character varying(50)
  c timestamp,
--^ hint column-type-style: t.c is timestamp without time zone
  d real,
--^ hint column-type-style: t.d is real
  e double precision,
--^ hint column-type-style: t.e is double precision
  f money,
--^ hint column-type-style: t.f is money
  g json,
--^ hint column-type-style: t.g is json
  h timetz,
--^ hint column-type-style: t.h is time with time zone
  i bigserial
--^ hint column-type-style: t.i is a serial column
);
ALTER TABLE users ADD COLUMN seen timestamp without time zone;
--                           ^^^^ hint column-type-style: users.seen is timestamp without time zone
