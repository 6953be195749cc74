-- New table, new column, duplicates dealt with, unique already, an index made before.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, email text, name text);
CREATE UNIQUE INDEX users_email_idx ON users (email);
CREATE TABLE teams (id bigint PRIMARY KEY, name text);
-- file: db/queries/other.sql
SELECT 1;
-- now
-- file: db/migrations/002_unique.sql
ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE USING INDEX users_email_idx;
ALTER TABLE users ADD COLUMN handle text, ADD COLUMN token uuid DEFAULT gen_random_uuid();
--                                                   ^^^^^ error volatile-default: The default of users.token writes all of users again, while nobody can read or write it
CREATE UNIQUE INDEX CONCURRENTLY users_handle ON users (handle);
CREATE UNIQUE INDEX CONCURRENTLY users_token ON users (token);
CREATE UNIQUE INDEX CONCURRENTLY users_email_name ON users (email, name);
DELETE FROM teams a USING teams b WHERE a.id > b.id AND a.name = b.name;
CREATE UNIQUE INDEX CONCURRENTLY teams_name ON teams (name);
CREATE TABLE tags (name text);
CREATE UNIQUE INDEX tags_name ON tags (name);
