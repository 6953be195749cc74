-- schema
CREATE TABLE users (id int PRIMARY KEY);
CREATE TABLE logins (id int PRIMARY KEY, user_id int REFERENCES users);
-- v1
SELECT user_id FROM logins;
-- change
ALTER TABLE logins ALTER COLUMN user_id TYPE bigint;
