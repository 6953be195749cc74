-- What the partitions have already is taken over: nothing is built.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE events (id bigint NOT NULL, day int NOT NULL) PARTITION BY RANGE (day);
CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (0) TO (100);
CREATE UNIQUE INDEX events_1_key ON events_1 (id, day);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE events_1 ADD CONSTRAINT events_1_key UNIQUE USING INDEX events_1_key;
ALTER TABLE events ADD CONSTRAINT events_key UNIQUE (id, day);
