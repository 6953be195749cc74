-- schema
CREATE TABLE jobs (id bigint PRIMARY KEY, state text DEFAULT 'queued');
-- v1
INSERT INTO jobs (id) VALUES ($1);
-- change
ALTER TABLE jobs ALTER COLUMN state SET DEFAULT 'queued';
