-- schema
CREATE SCHEMA legacy;
CREATE TABLE legacy.users (id bigint PRIMARY KEY);
CREATE TABLE logins (who bigint REFERENCES legacy.users);
-- v1
SELECT id FROM legacy.users;
-- change
DROP SCHEMA legacy CASCADE;
