-- A partitioned table takes no CONCURRENTLY; ON ONLY builds nothing.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE events (id bigint, at date) PARTITION BY RANGE (at);
CREATE TABLE events_2025 PARTITION OF events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
-- file: db/queries/events.sql
SELECT id FROM events;
-- now
-- file: db/migrations/002_index.sql
CREATE INDEX events_at ON events (at);
--           ^^^^^^^^^ warning create-index: CREATE INDEX blocks writes to events until the index is built
CREATE INDEX events_id ON ONLY events (id);
