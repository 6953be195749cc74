-- schema
CREATE TABLE users (id bigint PRIMARY KEY, email text);
CREATE INDEX users_email ON users (email);
-- v1
SELECT id FROM users WHERE email = $1;
-- change
DROP INDEX users_email;
CREATE VIEW users_email AS SELECT email FROM users;
