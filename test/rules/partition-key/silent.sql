-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE logs (id bigint, day date) PARTITION BY RANGE (day);
-- file: db/queries/other.sql
SELECT 1;
-- now
-- file: db/migrations/002_new.sql
CREATE TABLE events (id int, day date, PRIMARY KEY (id, day)) PARTITION BY RANGE (day);
CREATE INDEX ON ONLY logs (id);
CREATE TABLE logs_1 PARTITION OF logs FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
CREATE UNIQUE INDEX logs_1_id ON logs_1 (id);
