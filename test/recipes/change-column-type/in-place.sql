-- schema
CREATE TABLE visits (id bigint PRIMARY KEY, at timestamp);
-- v1
INSERT INTO visits (id, at) VALUES ($1, $2);
-- v2
SELECT at FROM visits;
-- change
SET timezone = 'UTC';
ALTER TABLE visits ALTER COLUMN at TYPE timestamptz;
