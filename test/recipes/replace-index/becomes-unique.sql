-- schema
CREATE TABLE users (id bigint PRIMARY KEY, email text);
CREATE INDEX users_email ON users (email);
-- v1
INSERT INTO users (id, email) VALUES ($1, $2);
-- v2
INSERT INTO users (id, email) VALUES ($1, $2);
-- change
DROP INDEX users_email;
CREATE UNIQUE INDEX users_email ON users (email);
