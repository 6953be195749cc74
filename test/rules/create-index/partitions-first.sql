-- Indexes the partitions have already are taken over: nothing is built.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE events (id bigint, day int NOT NULL) PARTITION BY RANGE (day);
CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (0) TO (100);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
CREATE INDEX CONCURRENTLY events_1_id ON events_1 (id);
CREATE INDEX events_id ON events (id);
