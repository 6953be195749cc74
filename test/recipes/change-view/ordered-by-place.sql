-- schema
CREATE TABLE users (id bigint PRIMARY KEY, name text, mail text);
CREATE VIEW people AS SELECT id, name FROM users ORDER BY 2;
-- v1
SELECT name FROM people;
-- v2
SELECT mail FROM people_v2;
-- v3
SELECT mail FROM people;
-- change
DROP VIEW people;
CREATE VIEW people AS SELECT mail, id FROM users ORDER BY 2;
