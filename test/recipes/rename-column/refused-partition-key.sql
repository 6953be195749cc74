-- schema
CREATE TABLE t (id int, b date) PARTITION BY RANGE (b);
-- v1
SELECT b FROM t;
-- change
ALTER TABLE t RENAME COLUMN b TO c;
