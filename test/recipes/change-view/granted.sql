-- schema
CREATE TABLE users (id bigint PRIMARY KEY, name text, mail text);
CREATE VIEW people AS SELECT id, name FROM users;
GRANT SELECT ON people TO PUBLIC;
-- v1
SELECT id, name FROM people;
-- v2
SELECT id, mail FROM people;
-- change
DROP VIEW people;
CREATE VIEW people AS SELECT id, mail FROM users;
GRANT SELECT ON people TO PUBLIC;
COMMENT ON VIEW people IS 'who they are';
