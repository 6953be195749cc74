-- schema
CREATE TABLE users (id bigint PRIMARY KEY, mail text CONSTRAINT users_mail UNIQUE);
CREATE TABLE logins (mail text REFERENCES users (mail));
-- v1
SELECT mail FROM users;
-- change
ALTER TABLE users DROP CONSTRAINT users_mail CASCADE;
