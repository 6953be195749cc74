-- The column came into being in this release.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY);
-- file: db/queries/users.sql
SELECT id FROM users;
-- now
-- file: db/migrations/002_add.sql
ALTER TABLE users ADD COLUMN name text;
CREATE TABLE notes (id bigint PRIMARY KEY, text text);
-- file: db/migrations/003_rename.sql
ALTER TABLE users RENAME COLUMN name TO full_name;
ALTER TABLE notes RENAME COLUMN text TO body;
