-- schema
CREATE TABLE visits (id bigint PRIMARY KEY, at timestamptz);
-- v1
SELECT at FROM visits;
-- change
SET timezone = 'Europe/Berlin';
ALTER TABLE visits ALTER COLUMN at TYPE date;
