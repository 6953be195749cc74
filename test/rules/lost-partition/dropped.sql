-- The newest partition is dropped.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE events (at date NOT NULL, what text) PARTITION BY RANGE (at);
CREATE TABLE events_2019 PARTITION OF events FOR VALUES FROM ('2019-01-01') TO ('2020-01-01');
CREATE TABLE events_2026 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
-- file: db/queries/server.sql
INSERT INTO events (at, what) VALUES ($1, $2);
-- now
-- file: db/migrations/002_release.sql
DROP TABLE events_2026;
--         ^^^^^^^^^^^ error lost-partition: v1.0.0 still inserts into events, and no partition is left for rows of events_2026 (FROM ('2026-01-01') TO ('2027-01-01')) [db/queries/server.sql:1]
--         ^^^^^^^^^^^ information drop-table: Nothing in v1.0.0 uses events_2026: searched 1 file with 1 query, all understood
