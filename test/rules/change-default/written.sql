-- The previous server writes the column itself.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE jobs (id bigint PRIMARY KEY, state text NOT NULL DEFAULT 'queued', made timestamptz DEFAULT now(), note text);
-- file: db/queries/server.sql
INSERT INTO jobs (id, state) VALUES ($1, $2);
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE jobs ALTER COLUMN state SET DEFAULT 'waiting';
