-- An index is built again for another order, or where it is over an expression.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, code varchar(50), name varchar(50), note varchar(50));
CREATE INDEX users_code ON users (code);
CREATE INDEX users_lower ON users (lower(name));
CREATE INDEX users_lower2 ON users (upper(name));
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE users ALTER COLUMN code TYPE varchar(50) COLLATE "C";
--                             ^^^^ warning index-build: Changing users.code to character varying(50) COLLATE C blocks reads and writes of users until users_code is built again
ALTER TABLE users ALTER COLUMN name TYPE varchar(80);
--                             ^^^^ warning index-build: Changing users.name to character varying(80) blocks reads and writes of users until users_lower and users_lower2 are built again
ALTER TABLE users ALTER COLUMN code TYPE varchar(80) COLLATE "C";
ALTER TABLE users ALTER COLUMN note TYPE varchar(50) COLLATE "C";
