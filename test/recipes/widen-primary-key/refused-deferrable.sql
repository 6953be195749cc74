-- schema
CREATE TABLE steps (id int PRIMARY KEY DEFERRABLE, name text);
-- v1
UPDATE steps SET id = id + 1 WHERE id > $1;
-- v2
SELECT name FROM steps WHERE id = $1;
-- change
ALTER TABLE steps ALTER COLUMN id TYPE bigint;
