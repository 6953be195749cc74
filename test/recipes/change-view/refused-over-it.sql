-- schema
CREATE TABLE users (id bigint PRIMARY KEY, name text, mail text);
CREATE VIEW people AS SELECT id, name, mail FROM users;
CREATE VIEW few AS SELECT id, name FROM people LIMIT 10;
-- v1
SELECT name, mail FROM people WHERE id = $1;
-- change
DROP VIEW few;
DROP VIEW people;
CREATE VIEW people AS SELECT id, name FROM users;
CREATE VIEW few AS SELECT id, name FROM people LIMIT 10;
