-- ON CONFLICT and a row of several inserts: each has to give the value.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, name text NOT NULL);
-- file: db/queries/server.sql
INSERT INTO users (id, name) VALUES ($1, $2);
-- now
-- file: db/queries/server.sql
INSERT INTO users (id, name) VALUES ($1, $2);
INSERT INTO users (id) VALUES ($1) ON CONFLICT (id) DO UPDATE SET name = 'x';
-- file: db/migrations/002_release.sql
ALTER TABLE users ADD COLUMN x int;
--                           ^ error required-column-left-out: The new server inserts into users without name, which is NOT NULL and has no default [db/queries/server.sql:2]
