-- schema
CREATE TABLE t (id int PRIMARY KEY, b text); CREATE TABLE u () INHERITS (t);
-- v1
SELECT b FROM t;
-- change
ALTER TABLE t RENAME COLUMN b TO c;
