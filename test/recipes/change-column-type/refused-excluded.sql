-- schema
CREATE TABLE stays (id bigint PRIMARY KEY, room int, during int4range, EXCLUDE USING gist (int4range(room, room, '[]') WITH &&, during WITH &&));
-- v1
SELECT room FROM stays WHERE id = $1;
INSERT INTO stays (id, room) VALUES ($1, $2);
-- v2
SELECT room FROM stays WHERE id = $1;
-- change
ALTER TABLE stays ALTER COLUMN room TYPE bigint;
