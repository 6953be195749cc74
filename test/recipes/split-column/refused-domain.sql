-- schema
CREATE DOMAIN given AS text NOT NULL;
CREATE TABLE users (id bigint PRIMARY KEY, full_name given);
-- v1
SELECT full_name FROM users WHERE id = $1;
INSERT INTO users (id, full_name) VALUES ($1, $2);
-- v2
SELECT first_name, last_name FROM users WHERE id = $1;
INSERT INTO users (id, first_name, last_name) VALUES ($1, $2, $3);
-- change
ALTER TABLE users ADD COLUMN first_name text, ADD COLUMN last_name text;
UPDATE users SET first_name = split_part(full_name, ' ', 1), last_name = nullif(substr(full_name, length(split_part(full_name, ' ', 1)) + 2), '');
ALTER TABLE users DROP COLUMN full_name;
