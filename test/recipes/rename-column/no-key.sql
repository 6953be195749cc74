-- schema
CREATE TABLE events (at timestamptz, data json);
-- v1
SELECT * FROM events;
INSERT INTO events VALUES ($1, $2);
-- v2
SELECT at, payload FROM events;
-- change
ALTER TABLE events RENAME COLUMN data TO payload;
