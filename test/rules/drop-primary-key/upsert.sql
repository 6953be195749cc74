-- An upsert needs it.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE events (id bigint PRIMARY KEY, name text);
-- file: db/queries/server.sql
INSERT INTO events (id, name) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET name = $2;
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE events DROP CONSTRAINT events_pkey;
--                                 ^^^^^^^^^^^ error drop-primary-key: v1.0.0 upserts on id, which needs the primary key (id) of events [db/queries/server.sql:1]
