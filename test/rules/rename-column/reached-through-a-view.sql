-- The server reads a view over the column: PostgreSQL's view follows the rename, and keeps its own column's name.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, name text);
CREATE VIEW people AS SELECT id, name FROM users;
-- file: db/queries/users.sql
SELECT name FROM people;
-- now
-- file: db/migrations/002_rename.sql
ALTER TABLE users RENAME COLUMN name TO full_name;
--                              ^^^^ information rename-column: Nothing in v1.0.0 uses users.name: searched 1 file with 1 query, all understood
