-- A type that changes without a rewrite still breaks prepared queries
-- before
CREATE TABLE t (id bigint PRIMARY KEY, c varchar(50), d varchar(50));
-- v1
PREPARE q AS SELECT c FROM t WHERE id = $1;
-- migration fires
ALTER TABLE t ALTER COLUMN c TYPE text;
-- migration silent
ALTER TABLE t ALTER COLUMN d TYPE text;
