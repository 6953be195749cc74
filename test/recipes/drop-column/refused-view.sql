-- schema
CREATE TABLE users (id bigint PRIMARY KEY, code text);
CREATE VIEW codes AS SELECT code FROM users;
-- v1
SELECT code FROM codes;
-- change
ALTER TABLE users DROP COLUMN code;
