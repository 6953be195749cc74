-- The table is renamed, a view stands in for it, and the view lacks the dropped column: one finding, at the drop.
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
--                               ^^^^^^^^ error drop-column: v1.0.0 still reads users.nickname (here accounts.nickname) [db/queries/users.sql:1]
CREATE VIEW users AS SELECT * FROM accounts;
