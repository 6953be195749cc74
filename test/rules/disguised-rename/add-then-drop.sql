-- The other way round, in two statements; nobody used the column, and its values go all the same.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY, name text);
-- file: db/queries/users.sql
SELECT id FROM users;
-- now
-- file: db/migrations/002_rename.sql
ALTER TABLE users ADD COLUMN full_name text;
ALTER TABLE users DROP COLUMN name;
--                            ^^^^ warning disguised-rename: users.full_name looks like the new name of users.name, whose values are lost
