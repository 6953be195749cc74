-- Columns change under a prepared SELECT *
-- before
CREATE TABLE t (id bigint PRIMARY KEY, a text);
-- v1 fires
PREPARE q AS SELECT * FROM t WHERE id = $1;
-- v1 silent
PREPARE q AS SELECT id, a FROM t WHERE id = $1;
-- migration
ALTER TABLE t ADD COLUMN x int;
