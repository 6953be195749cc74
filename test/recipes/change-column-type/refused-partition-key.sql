-- schema
CREATE TABLE t (id int, at timestamptz) PARTITION BY RANGE (at);
-- v1
SELECT at FROM t;
-- change
ALTER TABLE t ALTER COLUMN id TYPE bigint, ALTER COLUMN at TYPE date;
