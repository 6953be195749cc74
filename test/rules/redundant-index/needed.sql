-- Another order, direction, kind, condition; unique; the other one goes.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE t (id bigint PRIMARY KEY, a int, b int, c text);
CREATE INDEX t_a_b ON t (a, b);
CREATE UNIQUE INDEX t_c ON t (c);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
CREATE INDEX CONCURRENTLY t_b ON t (b);
CREATE INDEX CONCURRENTLY t_b_a ON t (b, a);
CREATE INDEX CONCURRENTLY t_hash ON t USING hash (a);
CREATE INDEX CONCURRENTLY t_desc ON t (a DESC, b);
CREATE INDEX CONCURRENTLY t_some ON t (a) WHERE b IS NULL;
CREATE INDEX CONCURRENTLY t_lower ON t (lower(c));
CREATE INDEX CONCURRENTLY t_pattern ON t (c text_pattern_ops);
DROP INDEX CONCURRENTLY IF EXISTS t_c;
CREATE INDEX CONCURRENTLY t_c_plain ON t (c);
