-- Renaming a view breaks who reads it as well.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, active boolean);
CREATE VIEW active_users AS SELECT id FROM users WHERE active;
-- file: db/queries/users.sql
SELECT id FROM active_users;
-- now
-- file: db/queries/users.sql
SELECT id FROM users;
-- file: db/migrations/002_rename.sql
ALTER VIEW active_users RENAME TO users_active;
--         ^^^^^^^^^^^^ error rename-table: v1.0.0 still reads active_users [db/queries/users.sql:1]
