-- Change a default the previous server relies on
-- before
CREATE TABLE jobs (id bigint PRIMARY KEY, state text NOT NULL DEFAULT 'queued', note text);
-- v1
INSERT INTO jobs (id) VALUES ($1);
-- migration fires
ALTER TABLE jobs ALTER COLUMN state SET DEFAULT 'queued_v2';
-- migration silent
ALTER TABLE jobs ALTER COLUMN note SET DEFAULT '';
