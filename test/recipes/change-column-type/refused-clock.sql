-- schema
CREATE TABLE t (id int PRIMARY KEY, at text);
-- v1
SELECT at FROM t;
-- change
ALTER TABLE t ALTER COLUMN at TYPE timestamptz USING coalesce(at::timestamptz, now());
