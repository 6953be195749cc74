-- schema
CREATE TABLE users (id bigint PRIMARY KEY, name text, mail text);
CREATE MATERIALIZED VIEW people AS SELECT id, name FROM users;
CREATE UNIQUE INDEX people_id ON people (id);
GRANT SELECT ON people TO PUBLIC;
-- v1
SELECT id, name FROM people;
-- v2
SELECT id, mail FROM people_v2;
-- v3
SELECT id, mail FROM people;
-- change
DROP MATERIALIZED VIEW people;
CREATE MATERIALIZED VIEW people AS SELECT id, mail FROM users;
CREATE UNIQUE INDEX people_id ON people (id);
CREATE INDEX ON people (mail);
GRANT SELECT ON people TO PUBLIC;
COMMENT ON MATERIALIZED VIEW people IS 'who they are';
