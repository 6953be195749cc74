-- schema
CREATE TABLE users (id bigint PRIMARY KEY, email text);
CREATE INDEX users_email_key ON users (email);
-- v1
INSERT INTO users (id, email) VALUES ($1, $2);
-- change
ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE (email);
