-- Up to PostgreSQL 11 the parent is locked as well.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: postgresql 11 }
-- file: db/migrations/001_start.sql
CREATE TABLE events (id bigint, day int NOT NULL) PARTITION BY RANGE (day);
CREATE TABLE events_2 (id bigint, day int NOT NULL);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE events ATTACH PARTITION events_2 FOR VALUES FROM (100) TO (200);
--                                  ^^^^^^^^ warning attach-partition: ATTACH PARTITION blocks reads and writes of events while all rows of events_2 are read
