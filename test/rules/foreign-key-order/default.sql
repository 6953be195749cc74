-- A new default that must be a row of the other table.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, name text);
CREATE TABLE notes (id bigint PRIMARY KEY, user_id bigint REFERENCES users, body text);
-- file: db/queries/server.sql
INSERT INTO notes (id, body) VALUES ($1, $2);
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE notes ALTER COLUMN user_id SET DEFAULT 7;
--                             ^^^^^^^ warning foreign-key-order: v1.0.0 inserts into notes without user_id, and the new default must be a row of users [db/queries/server.sql:1]
