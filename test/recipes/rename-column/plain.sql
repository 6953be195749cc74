-- schema
CREATE TABLE users (id bigint PRIMARY KEY, name text);
-- v1
SELECT id, name FROM users;
INSERT INTO users (id, name) VALUES ($1, $2);
UPDATE users SET name = $2 WHERE id = $1;
-- v2
SELECT id, full_name FROM users;
INSERT INTO users (id, full_name) VALUES ($1, $2);
-- change
ALTER TABLE users RENAME COLUMN name TO full_name;
