-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE events (id bigint, day int NOT NULL) PARTITION BY RANGE (day);
CREATE INDEX events_id ON events (id);
CREATE INDEX events_day ON events (day);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
DROP INDEX events_id;
--         ^^^^^^^^^ warning drop-index: DROP INDEX blocks reads and writes of events while it waits for the queries that run
SET lock_timeout = '2s';
DROP INDEX events_day;
