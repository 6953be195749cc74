-- schema
CREATE TABLE steps (id bigint PRIMARY KEY, place int NOT NULL, CONSTRAINT one_place UNIQUE (place) DEFERRABLE);
-- v1
UPDATE steps SET place = place + 1 WHERE place >= $1;
INSERT INTO steps (id, place) VALUES ($1, $2);
-- v2
SELECT place FROM steps WHERE id = $1;
-- change
ALTER TABLE steps ALTER COLUMN place TYPE bigint;
