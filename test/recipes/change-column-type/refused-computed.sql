-- schema
CREATE TABLE t (id int PRIMARY KEY, a int, b int GENERATED ALWAYS AS (a * 2) STORED);
-- v1
SELECT b FROM t;
-- change
ALTER TABLE t ALTER COLUMN b TYPE bigint;
