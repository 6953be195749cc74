-- schema
CREATE TABLE users (id bigint PRIMARY KEY, name text);
CREATE VIEW people AS SELECT id, name FROM users;
-- v1
SELECT name FROM people WHERE id = 3;
-- v2
SELECT name FROM people_v2 WHERE id = '3';
-- v3
SELECT name FROM people WHERE id = '3';
-- change
DROP VIEW people;
CREATE VIEW people AS SELECT id::text, name FROM users;
