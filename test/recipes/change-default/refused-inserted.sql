-- schema
CREATE TABLE jobs (id int, state text DEFAULT 'queued');
-- v1
INSERT INTO jobs (id) VALUES ($1);
-- v2
INSERT INTO jobs (id, state) VALUES ($1, $2);
-- change
ALTER TABLE jobs ALTER COLUMN state SET DEFAULT 'waiting';
INSERT INTO jobs (id) VALUES (9);
