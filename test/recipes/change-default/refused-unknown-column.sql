-- schema
CREATE TABLE jobs (id bigint PRIMARY KEY);
-- v1
INSERT INTO jobs (id) VALUES ($1);
-- change
ALTER TABLE jobs ADD COLUMN state text DEFAULT 'old';
ALTER TABLE jobs ALTER COLUMN state SET DEFAULT 'new';
