-- Before 14 there is nothing better than a bounded wait.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: postgresql 13 }
-- file: db/migrations/001_start.sql
CREATE TABLE events (at date NOT NULL, what text) PARTITION BY RANGE (at);
CREATE TABLE events_2023 PARTITION OF events FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_bare.sql
ALTER TABLE events DETACH PARTITION events_2023;
--                                  ^^^^^^^^^^^ information detach-partition: DETACH PARTITION blocks reads and writes of events and all of its partitions while it waits for their queries
-- file: db/migrations/003_back.sql
ALTER TABLE events ATTACH PARTITION events_2023 FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
--                                  ^^^^^^^^^^^ warning attach-partition: ATTACH PARTITION blocks reads and writes of events_2023 while all rows of events_2023 are read
-- file: db/migrations/004_limited.sql
SET lock_timeout = '2s';
ALTER TABLE events DETACH PARTITION events_2023;
