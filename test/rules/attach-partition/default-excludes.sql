-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE events (id bigint, day int NOT NULL) PARTITION BY RANGE (day);
CREATE TABLE events_rest PARTITION OF events DEFAULT;
CREATE TABLE events_2 (id bigint, day int NOT NULL, CHECK (day >= 100 AND day < 200));
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE events_rest ADD CONSTRAINT outside CHECK (day < 100 OR day >= 200) NOT VALID;
ALTER TABLE events_rest VALIDATE CONSTRAINT outside;
ALTER TABLE events ATTACH PARTITION events_2 FOR VALUES FROM (100) TO (200);
