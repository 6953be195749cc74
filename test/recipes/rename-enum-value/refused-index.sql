-- schema
CREATE TYPE mood AS ENUM ('sad', 'glad');
CREATE TABLE people (id int PRIMARY KEY, mood mood);
CREATE INDEX glad_people ON people (id) WHERE mood = 'glad';
-- v1
SELECT mood FROM people;
-- change
ALTER TYPE mood RENAME VALUE 'glad' TO 'happy';
