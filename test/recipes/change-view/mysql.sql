-- engine: mysql 8.4
-- schema
CREATE TABLE users (id bigint PRIMARY KEY, name text, mail text);
CREATE VIEW people AS SELECT id, name, mail FROM users;
-- v1
SELECT name, mail FROM people WHERE id = ?;
-- v2
SELECT address FROM people_v2 WHERE id = ?;
-- v3
SELECT address FROM people WHERE id = ?;
-- change
DROP VIEW people;
CREATE VIEW people AS SELECT id, name, mail AS address FROM users;
