-- Numbers are no texts; the last one of a list.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE logs (n int, kind text) PARTITION BY RANGE (n);
CREATE TABLE logs_9 PARTITION OF logs FOR VALUES FROM (9) TO (10);
CREATE TABLE logs_10 PARTITION OF logs FOR VALUES FROM (10) TO (20);
CREATE TABLE kinds (kind text) PARTITION BY LIST (kind);
CREATE TABLE kinds_a PARTITION OF kinds FOR VALUES IN ('a');
CREATE TABLE kinds_b PARTITION OF kinds FOR VALUES IN ('b');
-- file: db/queries/server.sql
INSERT INTO logs (n, kind) VALUES ($1, $2);
INSERT INTO kinds (kind) VALUES ($1);
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE logs DETACH PARTITION logs_9 CONCURRENTLY;
ALTER TABLE kinds DETACH PARTITION kinds_a CONCURRENTLY;
--                                 ^^^^^^^ error lost-partition: v1.0.0 still inserts into kinds, and no partition is left for rows of kinds_a (IN ('a')) [db/queries/server.sql:2]
