-- schema
CREATE TABLE users (id bigint PRIMARY KEY, email text, name text);
CREATE INDEX users_email ON users (lower(email), name);
-- v1
SELECT id FROM users WHERE lower(email) = $1;
-- v2
SELECT id FROM users WHERE id = $1;
-- change
DROP INDEX users_email;
