-- CONCURRENTLY exists since 14; in a transaction it can not be offered.
-- at: v1.0.0
-- file: bellows.yaml
bellows: 1
database: { engine: postgresql 16 }
-- file: db/migrations/001_start.sql
CREATE TABLE events (at date NOT NULL, what text) PARTITION BY RANGE (at);
CREATE TABLE events_2023 PARTITION OF events FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_out.sql
ALTER TABLE events DETACH PARTITION events_2023;
--                                  ^^^^^^^^^^^ warning detach-partition: DETACH PARTITION blocks reads and writes of events and all of its partitions while it waits for their queries
-- file: db/migrations/003_in.sql
BEGIN;
ALTER TABLE events ATTACH PARTITION events_2023 FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
--                                  ^^^^^^^^^^^ warning attach-partition: ATTACH PARTITION blocks reads and writes of events_2023 while all rows of events_2023 are read
ALTER TABLE events DETACH PARTITION events_2023;
--                                  ^^^^^^^^^^^ warning detach-partition: DETACH PARTITION blocks reads and writes of events and all of its partitions while it waits for their queries
COMMIT;
