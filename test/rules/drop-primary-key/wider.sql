-- A wider key takes its place, and the upsert is on the old one.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE events (id bigint PRIMARY KEY, tenant int NOT NULL, name text);
-- file: db/queries/server.sql
INSERT INTO events (id, tenant, name) VALUES ($1, $2, $3) ON CONFLICT (id) DO NOTHING;
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE events DROP CONSTRAINT events_pkey, ADD PRIMARY KEY (id, tenant);
--                                 ^^^^^^^^^^^ error drop-primary-key: v1.0.0 upserts on id, which needs the primary key (id) of events [db/queries/server.sql:1]
