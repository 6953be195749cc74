-- schema
CREATE TYPE mood AS ENUM ('sad', 'glad');
CREATE TABLE people (id int PRIMARY KEY, mood mood);
CREATE VIEW moods AS SELECT mood FROM people;
-- v1
SELECT mood FROM moods;
-- v2
SELECT mood FROM moods;
-- change
ALTER TYPE mood RENAME VALUE 'glad' TO 'happy';
