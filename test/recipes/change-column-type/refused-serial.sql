-- schema
CREATE TABLE t (id int PRIMARY KEY, number serial);
-- v1
SELECT number FROM t;
-- change
ALTER TABLE t ALTER COLUMN number TYPE bigint;
