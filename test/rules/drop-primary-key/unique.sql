-- Another constraint goes.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE events (id bigint PRIMARY KEY, name text);
ALTER TABLE events ADD CONSTRAINT events_name UNIQUE (name);
-- file: db/queries/server.sql
SELECT id FROM events;
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE events DROP CONSTRAINT events_name;
