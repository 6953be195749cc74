-- A view under the table's old name still has the column, computed from something else.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, nickname text);
-- file: db/queries/users.sql
SELECT nickname FROM users;
-- now
-- file: db/queries/users.sql
SELECT id FROM accounts;
-- file: db/migrations/002_rename.sql
ALTER TABLE users RENAME TO accounts;
ALTER TABLE accounts DROP COLUMN nickname;
CREATE VIEW users AS SELECT id, 'nobody' AS nickname FROM accounts;
