-- schema
CREATE TABLE jobs (id int, state text DEFAULT 'queued') PARTITION BY RANGE (id);
CREATE TABLE jobs_1 PARTITION OF jobs (state DEFAULT 'old') FOR VALUES FROM (0) TO (10);
CREATE TABLE jobs_2 PARTITION OF jobs FOR VALUES FROM (10) TO (20);
-- v1
INSERT INTO jobs (id) VALUES ($1);
-- v2
INSERT INTO jobs (id, state) VALUES ($1, $2);
-- change
ALTER TABLE jobs ALTER COLUMN state SET DEFAULT 'waiting';
