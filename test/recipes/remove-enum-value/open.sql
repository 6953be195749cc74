-- schema
CREATE TYPE mood AS ENUM ('sad', 'glad');
CREATE TABLE people (id int PRIMARY KEY, mood mood);
-- v1
SELECT mood FROM people;
-- v2
SELECT mood FROM people;
-- change
CREATE TYPE mood_2 AS ENUM ('glad', 'so so');
ALTER TABLE people ALTER COLUMN mood TYPE mood_2 USING mood::text::mood_2;
DROP TYPE mood;
ALTER TYPE mood_2 RENAME TO mood;
