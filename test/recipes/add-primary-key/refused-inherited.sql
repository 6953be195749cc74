-- schema
CREATE TABLE places (code text, name text);
CREATE TABLE cities (size int) INHERITS (places);
-- v1
SELECT name FROM places;
-- change
ALTER TABLE places ADD PRIMARY KEY (code);
