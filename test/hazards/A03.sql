-- Rename a column
-- before
CREATE TABLE users (id bigint PRIMARY KEY, name text);
-- v1
SELECT id, name FROM users;
-- migration fires
ALTER TABLE users RENAME COLUMN name TO full_name;
-- migration silent
ALTER TABLE users ADD COLUMN full_name text;
