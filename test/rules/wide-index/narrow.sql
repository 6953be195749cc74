-- Three, INCLUDE, UNIQUE.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE t (id bigint PRIMARY KEY, a int, b int, c int, d int);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
CREATE INDEX CONCURRENTLY t_abc ON t (a, b, c);
CREATE INDEX CONCURRENTLY t_inc ON t (a) INCLUDE (b, c, d);
