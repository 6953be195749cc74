-- The same columns again.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE events (id bigint PRIMARY KEY, name text);
-- file: db/queries/server.sql
SELECT id, name, count(*) FROM events GROUP BY id;
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE events DROP CONSTRAINT events_pkey, ADD CONSTRAINT events_key PRIMARY KEY (id);
