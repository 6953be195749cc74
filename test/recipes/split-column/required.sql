-- schema
CREATE TABLE users (id bigint PRIMARY KEY, full_name text NOT NULL, note text);
-- v1
SELECT id, full_name FROM users;
INSERT INTO users (id, full_name) VALUES ($1, $2);
UPDATE users SET full_name = $2 WHERE id = $1;
-- v2
SELECT id, first_name, last_name FROM users;
INSERT INTO users (id, first_name, last_name) VALUES ($1, $2, $3);
-- change
ALTER TABLE users ADD COLUMN first_name text NOT NULL DEFAULT '';
ALTER TABLE users ADD COLUMN last_name text;
UPDATE users u SET first_name = split_part(u.full_name, ' ', 1) WHERE full_name <> '';
UPDATE users SET last_name = split_part(users.full_name, ' ', 2);
ALTER TABLE users ALTER COLUMN last_name SET NOT NULL;
ALTER TABLE users DROP COLUMN full_name;
