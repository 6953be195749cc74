-- Nobody uses the column.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, name text);
-- file: db/queries/users.sql
SELECT id FROM users;
-- now
-- file: db/migrations/002_rename.sql
ALTER TABLE users RENAME COLUMN name TO full_name;
--                              ^^^^ information rename-column: Nothing in v1.0.0 uses users.name: searched 1 file with 1 query, all understood
