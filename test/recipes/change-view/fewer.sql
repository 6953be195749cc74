-- schema
CREATE TABLE users (id bigint PRIMARY KEY, name text, mail text);
CREATE VIEW people WITH (security_barrier = true) AS SELECT id, name, mail FROM users;
-- v1
SELECT name, mail FROM people WHERE id = $1;
-- v2
SELECT name FROM people WHERE id = $1;
-- change
DROP VIEW people;
CREATE VIEW people WITH (security_barrier = true) AS SELECT id, name FROM users;
