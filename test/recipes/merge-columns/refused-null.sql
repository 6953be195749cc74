-- schema
CREATE TABLE users (id bigint PRIMARY KEY, first_name text, last_name text);
-- v1
SELECT first_name, last_name FROM users;
-- v2
SELECT full_name FROM users;
-- change
ALTER TABLE users ADD COLUMN full_name text;
UPDATE users SET full_name = concat_ws(' ', first_name, last_name);
ALTER TABLE users DROP COLUMN first_name, DROP COLUMN last_name;
