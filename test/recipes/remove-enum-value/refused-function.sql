-- schema
CREATE TYPE mood AS ENUM ('sad', 'glad', 'so so');
CREATE TABLE people (id int PRIMARY KEY, mood mood);
CREATE FUNCTION smiles(mood) RETURNS boolean LANGUAGE sql AS $$ SELECT $1 = 'glad' $$;
-- v1
SELECT mood FROM people;
-- change
CREATE TYPE mood_2 AS ENUM ('sad', 'glad');
ALTER TABLE people ALTER COLUMN mood TYPE mood_2 USING mood::text::mood_2;
