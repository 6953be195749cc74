-- schema
CREATE TABLE users (id bigint PRIMARY KEY, name text, mail text);
CREATE TABLE mails (who bigint, mail text);
CREATE VIEW people AS SELECT id, name, mail FROM users;
-- v1
SELECT name, mail FROM people WHERE id = $1;
-- v2
SELECT address FROM people_v2 WHERE id = $1;
-- v3
SELECT address FROM people WHERE id = $1;
-- change
DROP VIEW IF EXISTS people;
CREATE VIEW people (id, name, address) AS SELECT id, name, mails.mail FROM users JOIN mails ON mails.who = id;
