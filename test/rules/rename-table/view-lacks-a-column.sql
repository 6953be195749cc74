-- The view in its place leaves out a column the previous server reads.
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
--          ^^^^^ error rename-table: v1.0.0 still reads users.name; the view users does not pass it on [db/queries/users.sql:1]
CREATE VIEW users AS SELECT id FROM accounts;
