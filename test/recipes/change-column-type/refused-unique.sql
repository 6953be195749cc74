-- schema
CREATE TABLE t (id int PRIMARY KEY, number text UNIQUE);
-- v1
SELECT number FROM t;
-- change
ALTER TABLE t ALTER COLUMN number TYPE int USING number::int;
