-- The column is dropped under the table's new name; the previous server knows the old one.
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
--          ^^^^^ error rename-table: v1.0.0 still reads users [db/queries/users.sql:1]
-- file: db/migrations/003_tidy.sql
ALTER TABLE accounts DROP COLUMN nickname;
--                               ^^^^^^^^ error drop-column: v1.0.0 still reads users.nickname (here accounts.nickname) [db/queries/users.sql:1]
