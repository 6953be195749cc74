-- Only written in another way.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE jobs (id bigint PRIMARY KEY, state text NOT NULL DEFAULT 'queued', made timestamptz DEFAULT now(), note text);
-- file: db/queries/server.sql
INSERT INTO jobs (id) VALUES ($1);
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE jobs ALTER COLUMN state SET DEFAULT 'queued'::text;
ALTER TABLE jobs ALTER COLUMN made SET DEFAULT CURRENT_TIMESTAMP;
