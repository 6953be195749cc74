-- schema
CREATE TABLE seats (hall text, number int, PRIMARY KEY (hall, number));
-- v1
SELECT hall, number FROM seats;
-- change
ALTER TABLE seats DROP COLUMN hall;
