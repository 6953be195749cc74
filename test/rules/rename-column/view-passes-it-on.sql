-- The table is renamed, and a view under its name gives the column its old name.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, name text);
-- file: db/queries/users.sql
SELECT name FROM users;
-- now
-- file: db/queries/users.sql
SELECT full_name FROM accounts;
-- file: db/migrations/002_rename.sql
BEGIN;
ALTER TABLE users RENAME TO accounts;
ALTER TABLE accounts RENAME COLUMN name TO full_name;
CREATE VIEW users AS SELECT id, full_name AS name FROM accounts;
COMMIT;
