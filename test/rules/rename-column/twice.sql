-- Renamed twice: the statement that takes the old name away is blamed, once.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, name text);
-- file: db/queries/users.sql
SELECT name FROM users;
-- now
-- file: db/queries/users.sql
SELECT id FROM users;
-- file: db/migrations/002_rename.sql
ALTER TABLE users RENAME COLUMN name TO fullname;
--                              ^^^^ error rename-column: v1.0.0 still reads users.name [db/queries/users.sql:1]
ALTER TABLE users RENAME COLUMN fullname TO full_name;
