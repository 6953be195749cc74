-- Change a view so that a column of it disappears
-- before
CREATE TABLE users (id bigint PRIMARY KEY, name text, mail text);
CREATE VIEW people AS SELECT id, name FROM users;
-- v1
SELECT id, name FROM people;
-- migration fires
DROP VIEW people;
CREATE VIEW people AS SELECT id FROM users;
-- migration silent
CREATE OR REPLACE VIEW people AS SELECT id, name, mail FROM users;
