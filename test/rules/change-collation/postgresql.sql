-- Texts sort otherwise.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, name text, note text);
-- file: db/queries/server.sql
SELECT id FROM users ORDER BY name;
SELECT note FROM users;
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE users ALTER COLUMN name TYPE text COLLATE "C";
--                             ^^^^ warning change-collation: v1.0.0 looks up rows by users.name, and its collation becomes C, from the database's default [db/queries/server.sql:1]
ALTER TABLE users ALTER COLUMN note TYPE text COLLATE "C";
