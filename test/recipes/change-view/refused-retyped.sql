-- schema
CREATE TABLE users (id bigint PRIMARY KEY, name varchar(10), mail text);
CREATE VIEW people AS SELECT id, name, mail FROM users;
-- v1
SELECT name, mail FROM people WHERE id = $1;
-- change
DROP VIEW people;
ALTER TABLE users ALTER COLUMN name TYPE text;
CREATE VIEW people AS SELECT id, name FROM users;
