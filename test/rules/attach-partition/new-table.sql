-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE events (id bigint, day int NOT NULL) PARTITION BY RANGE (day);

-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
CREATE TABLE events_2 (LIKE events INCLUDING ALL);
ALTER TABLE events ATTACH PARTITION events_2 FOR VALUES FROM (100) TO (200);
CREATE TABLE other (id bigint) PARTITION BY LIST (id);
CREATE TABLE other_1 (id bigint);
ALTER TABLE other ATTACH PARTITION other_1 FOR VALUES IN (1);
