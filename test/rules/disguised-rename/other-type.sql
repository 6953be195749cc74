-- Another type: hardly the same column.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, name text);
-- file: db/queries/users.sql
SELECT name FROM users;
-- now
-- file: db/queries/users.sql
SELECT id FROM users;
-- file: db/migrations/002_other.sql
ALTER TABLE users DROP COLUMN name, ADD COLUMN logins bigint;
--                            ^^^^ error drop-column: v1.0.0 still reads users.name [db/queries/users.sql:1]
