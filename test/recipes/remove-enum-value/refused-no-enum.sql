-- schema
CREATE TABLE t (id int PRIMARY KEY, a int);
-- v1
SELECT a FROM t;
-- v2
SELECT a FROM t;
-- change
ALTER TABLE t ALTER COLUMN a TYPE bigint;
