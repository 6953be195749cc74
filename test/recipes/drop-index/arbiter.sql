-- schema
CREATE TABLE users (id bigint PRIMARY KEY, email text, name text);
CREATE UNIQUE INDEX users_email_key ON users (email);
-- v1
INSERT INTO users (id, email, name) VALUES ($1, $2, $3) ON CONFLICT (email) DO UPDATE SET name = excluded.name;
-- v2
INSERT INTO users (id, email, name) VALUES ($1, $2, $3);
-- change
DROP INDEX users_email_key;
