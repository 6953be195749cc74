-- Rows without the column mean something else from now on.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE jobs (id bigint PRIMARY KEY, state text NOT NULL DEFAULT 'queued', made timestamptz DEFAULT now(), note text);
-- file: db/queries/server.sql
INSERT INTO jobs (id) VALUES ($1);
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE jobs ALTER COLUMN state SET DEFAULT 'waiting';
--                            ^^^^^ warning change-default: v1.0.0 inserts into jobs without state, whose default changes from 'queued' to 'waiting' [db/queries/server.sql:1]
