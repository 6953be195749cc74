-- The newest partition goes, by DETACH or DROP.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE events (at date NOT NULL, what text) PARTITION BY RANGE (at);
CREATE TABLE events_2019 PARTITION OF events FOR VALUES FROM ('2019-01-01') TO ('2020-01-01');
CREATE TABLE events_2026 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
-- file: db/queries/server.sql
INSERT INTO events (at, what) VALUES ($1, $2);
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE events DETACH PARTITION events_2026 CONCURRENTLY;
--                                  ^^^^^^^^^^^ error lost-partition: v1.0.0 still inserts into events, and no partition is left for rows of events_2026 (FROM ('2026-01-01') TO ('2027-01-01')) [db/queries/server.sql:1]
