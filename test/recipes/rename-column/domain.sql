-- schema
CREATE DOMAIN email AS text NOT NULL DEFAULT '' CHECK (VALUE LIKE '%@%' OR VALUE = '');
CREATE TABLE people (id int PRIMARY KEY, mail email NOT NULL);
-- v1
SELECT mail FROM people;
-- v2
SELECT address FROM people;
-- change
ALTER TABLE people RENAME COLUMN mail TO address;
