-- The whole row goes out as JSON: who reads it can't be seen.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, name text);
-- file: db/queries/users.sql
SELECT row_to_json(u) FROM users u;
-- now
-- file: db/migrations/002_rename.sql
ALTER TABLE users RENAME COLUMN name TO full_name;
--                              ^^^^ warning rename-column: v1.0.0 may still use users.name: it reads users with *, and may need any of its columns [db/queries/users.sql:1]
