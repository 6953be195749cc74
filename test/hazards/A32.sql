-- Add uniqueness that rows of the previous server may violate
-- before
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- v1
INSERT INTO users (id, email) VALUES ($1, $2);
-- migration fires
CREATE UNIQUE INDEX CONCURRENTLY users_email_key ON users (email);
-- migration silent
CREATE INDEX CONCURRENTLY users_email_idx ON users (email);
