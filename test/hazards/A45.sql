-- A drop and an add that are really a rename
-- before
CREATE TABLE users (id bigint PRIMARY KEY, name text);
-- v1
SELECT id, name FROM users;
-- migration fires
ALTER TABLE users DROP COLUMN name, ADD COLUMN full_name text;
-- migration silent
ALTER TABLE users ADD COLUMN full_name text;
