-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY);
-- file: db/queries/users.sql
SELECT id FROM users;
-- now
-- file: db/queries/users.sql
SELECT id FROM accounts;
-- file: db/migrations/002_rename.sql
ALTER TABLE users RENAME TO accounts;
--          ^^^^^ error rename-table: v1.0.0 still reads users [db/queries/users.sql:1]
