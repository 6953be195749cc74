-- What the view leaves out, nobody reads.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, name text, age int);
-- file: db/queries/users.sql
SELECT id, name FROM users;
-- now
-- file: db/queries/users.sql
SELECT id, name FROM accounts;
-- file: db/migrations/002_rename.sql
ALTER TABLE users RENAME TO accounts;
CREATE VIEW users AS SELECT id, name FROM accounts;
