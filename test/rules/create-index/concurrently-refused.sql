-- A partitioned table takes no CONCURRENTLY.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE events (id bigint, at date) PARTITION BY RANGE (at);
-- file: db/queries/events.sql
SELECT id FROM events;
-- now
-- file: db/migrations/002_index.sql
CREATE INDEX CONCURRENTLY events_at ON events (at);
--                        ^^^^^^^^^ error create-index: CREATE INDEX CONCURRENTLY fails here: events is partitioned
CREATE INDEX CONCURRENTLY events_id ON ONLY events (id);
--                        ^^^^^^^^^ error create-index: CREATE INDEX CONCURRENTLY fails here: events is partitioned
