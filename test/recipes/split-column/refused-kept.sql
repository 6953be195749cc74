-- schema
CREATE TABLE users (id bigint PRIMARY KEY, full_name text, note text);
-- v1
SELECT id, full_name FROM users;
INSERT INTO users (id, full_name) VALUES ($1, $2);
UPDATE users SET full_name = $2 WHERE id = $1;
-- v2
SELECT id, first_name, last_name FROM users;
INSERT INTO users (id, first_name, last_name) VALUES ($1, $2, $3);
-- change
ALTER TABLE users ADD COLUMN first_name text;
UPDATE users SET first_name = full_name || note;
ALTER TABLE users DROP COLUMN full_name;
