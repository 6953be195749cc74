-- Nothing is known of the previous server.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE jobs (id bigint PRIMARY KEY, state text NOT NULL DEFAULT 'queued', made timestamptz DEFAULT now(), note text);
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE jobs ALTER COLUMN state SET DEFAULT 'waiting';
--                            ^^^^^ warning change-default: v1.0.0 may insert into jobs without state, whose default changes from 'queued' to 'waiting': no query was found in the code of v1.0.0, so nothing tells what it uses
