-- schema
CREATE TABLE users (id bigint PRIMARY KEY, name text, mail text);
CREATE VIEW people AS SELECT id, name FROM users;
-- v1
SELECT name FROM people;
-- v2
SELECT mail FROM people;
-- change
DROP VIEW people;
CREATE VIEW people AS SELECT id, mail FROM users;
ALTER VIEW people OWNER TO postgres;
