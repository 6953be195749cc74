-- schema
CREATE TABLE jobs (id bigint PRIMARY KEY, state text DEFAULT 'queued');
-- v1
INSERT INTO jobs (id, state) VALUES ($1, $2);
-- change
ALTER TABLE jobs ALTER COLUMN state SET DEFAULT 'waiting';
