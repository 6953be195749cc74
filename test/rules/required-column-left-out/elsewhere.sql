-- The release changes another table only.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, name text NOT NULL, mail text);
CREATE TABLE other (id bigint PRIMARY KEY);
-- file: db/queries/server.sql
INSERT INTO users (id, name) VALUES ($1, $2);
-- now
-- file: db/queries/server.sql
INSERT INTO users (id, mail) VALUES ($1, $2);
-- file: db/migrations/002_release.sql
ALTER TABLE other ADD COLUMN x int;
--                           ^ error required-column-left-out: The new server inserts into users without name, which is NOT NULL and has no default [db/queries/server.sql:1]
