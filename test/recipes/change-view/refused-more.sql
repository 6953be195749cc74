-- schema
CREATE TABLE users (id bigint PRIMARY KEY, name text, mail text);
CREATE VIEW people AS SELECT id, name FROM users;
-- v1
SELECT name FROM people WHERE id = $1;
-- change
DROP VIEW people;
CREATE VIEW people AS SELECT id, mail, name FROM users;
