-- A column takes a unique key over another one along
-- before
CREATE TABLE t (id bigint PRIMARY KEY, a int, b int, UNIQUE (a, b));
CREATE INDEX t_a_idx ON t (a);
-- v1
INSERT INTO t (id, b) VALUES ($1, $2);
-- migration fires
ALTER TABLE t DROP COLUMN a;
-- migration silent
DROP INDEX CONCURRENTLY t_a_idx;
