-- schema
CREATE TABLE users (id bigint PRIMARY KEY, email text);
CREATE INDEX users_email ON users (email);
-- v1
SELECT id FROM users;
-- change
DROP INDEX users_email;
CREATE INDEX users_mail ON users (email);
