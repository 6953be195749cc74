-- The new server stops writing a NOT NULL column that has no default
-- before
CREATE TABLE users (id bigint PRIMARY KEY, name text NOT NULL);
-- v1
INSERT INTO users (id, name) VALUES ($1, $2);
SELECT id, name FROM users;
-- v2
INSERT INTO users (id, full_name) VALUES ($1, $2);
SELECT id, full_name FROM users;
-- migration fires
ALTER TABLE users ADD COLUMN full_name text;
-- migration silent
ALTER TABLE users ADD COLUMN full_name text;
ALTER TABLE users ALTER COLUMN name SET DEFAULT '';
