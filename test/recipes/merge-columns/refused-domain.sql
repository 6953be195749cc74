-- schema
CREATE DOMAIN given AS text NOT NULL;
CREATE TABLE users (id bigint PRIMARY KEY, first_name given, last_name text);
-- v1
SELECT first_name, last_name FROM users WHERE id = $1;
INSERT INTO users (id, first_name, last_name) VALUES ($1, $2, $3);
-- v2
SELECT full_name FROM users WHERE id = $1;
INSERT INTO users (id, full_name) VALUES ($1, $2);
-- change
ALTER TABLE users ADD COLUMN full_name text;
UPDATE users SET full_name = nullif(concat_ws(' ', first_name, last_name), '');
ALTER TABLE users DROP COLUMN first_name, DROP COLUMN last_name;
