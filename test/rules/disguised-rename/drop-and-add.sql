-- What a schema-diff tool writes for a rename.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, name text);
-- file: db/queries/users.sql
SELECT name FROM users;
-- now
-- file: db/queries/users.sql
SELECT full_name FROM users;
-- file: db/migrations/002_rename.sql
ALTER TABLE users DROP COLUMN name, ADD COLUMN full_name text;
--                            ^^^^ error disguised-rename: v1.0.0 still reads users.name; users.full_name looks like its new name, and its values are not copied [db/queries/users.sql:1]
