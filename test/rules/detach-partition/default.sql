-- With a default partition CONCURRENTLY is refused.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: postgresql 16 }
-- file: db/migrations/001_start.sql
CREATE TABLE events (at date NOT NULL, what text) PARTITION BY RANGE (at);
CREATE TABLE events_2023 PARTITION OF events FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
CREATE TABLE events_rest PARTITION OF events DEFAULT;
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE events DETACH PARTITION events_2023;
--                                  ^^^^^^^^^^^ information detach-partition: DETACH PARTITION blocks reads and writes of events and all of its partitions while it waits for their queries
