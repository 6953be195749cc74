-- schema
CREATE TABLE users (id bigint PRIMARY KEY, first text, last text, mail text);
CREATE VIEW people AS SELECT id, first || ' ' || last AS name, lower(mail) AS mail FROM users WHERE mail IS NOT NULL;
COMMENT ON VIEW people IS 'who can be written to';
-- v1
SELECT name FROM people WHERE id = $1;
-- v2
SELECT first, last FROM people WHERE id = $1;
-- change
DROP VIEW people;
CREATE VIEW people AS SELECT id, first, last, lower(mail) AS mail
FROM users WHERE mail IS NOT NULL;
