-- schema
CREATE TABLE users (id bigint PRIMARY KEY, email text);
CREATE UNIQUE INDEX users_email ON users (email);
CREATE TABLE logins (email text REFERENCES users (email));
-- v1
SELECT email FROM users;
-- change
DROP INDEX users_email CASCADE;
