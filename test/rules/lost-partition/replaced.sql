-- Another one takes its rows, or the default one does.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE events (at date NOT NULL, what text) PARTITION BY RANGE (at);
CREATE TABLE events_2019 PARTITION OF events FOR VALUES FROM ('2019-01-01') TO ('2020-01-01');
CREATE TABLE events_2026 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE TABLE logs (n int) PARTITION BY RANGE (n);
CREATE TABLE logs_a PARTITION OF logs FOR VALUES FROM (0) TO (10);
CREATE TABLE logs_rest PARTITION OF logs DEFAULT;
-- file: db/queries/server.sql
INSERT INTO events (at, what) VALUES ($1, $2);
INSERT INTO logs (n) VALUES ($1);
-- now
-- file: db/migrations/002_release.sql
SET lock_timeout = '2s';
ALTER TABLE events DETACH PARTITION events_2026;
--                                  ^^^^^^^^^^^ information detach-partition: DETACH PARTITION blocks reads and writes of events and all of its partitions while it waits for their queries
CREATE TABLE events_2026_new (at date NOT NULL, what text);
ALTER TABLE events ATTACH PARTITION events_2026_new FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
ALTER TABLE logs DETACH PARTITION logs_a;
