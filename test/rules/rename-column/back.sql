-- Renamed and renamed back: nothing happened.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, name text);
-- file: db/queries/users.sql
SELECT name FROM users;
-- now
-- file: db/migrations/002_rename.sql
ALTER TABLE users RENAME COLUMN name TO full_name;
-- file: db/migrations/003_rename_back.sql
ALTER TABLE users RENAME full_name TO name;
