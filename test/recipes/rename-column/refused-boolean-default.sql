-- schema
CREATE TABLE t (id int PRIMARY KEY, b boolean DEFAULT true);
-- v1
SELECT b FROM t;
-- change
ALTER TABLE t RENAME COLUMN b TO c;
