-- schema
CREATE TABLE users (id bigint PRIMARY KEY, email text);
CREATE UNIQUE INDEX users_email ON users (email);
-- v1
INSERT INTO users (id, email) VALUES ($1, $2);
-- change
ALTER TABLE users ADD UNIQUE USING INDEX users_email;
