-- An old one goes; nobody inserts into the other table.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE events (at date NOT NULL, what text) PARTITION BY RANGE (at);
CREATE TABLE events_2019 PARTITION OF events FOR VALUES FROM ('2019-01-01') TO ('2020-01-01');
CREATE TABLE events_2026 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE TABLE logs (n int) PARTITION BY RANGE (n);
CREATE TABLE logs_a PARTITION OF logs FOR VALUES FROM (0) TO (10);
-- file: db/queries/server.sql
INSERT INTO events (at, what) VALUES ($1, $2);
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE events DETACH PARTITION events_2019 CONCURRENTLY;
ALTER TABLE logs DETACH PARTITION logs_a CONCURRENTLY;
