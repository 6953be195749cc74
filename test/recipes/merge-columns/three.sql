-- schema
CREATE TABLE t (id bigint PRIMARY KEY, a varchar(10), b varchar(10), c varchar(10));
-- v1
SELECT a, b, c FROM t;
-- v2
SELECT "all" FROM t;
-- change
ALTER TABLE t ADD COLUMN "all" text;
UPDATE t SET "all" = a || '/' || b || '/' || c;
ALTER TABLE t DROP COLUMN a;
ALTER TABLE t DROP COLUMN b;
ALTER TABLE t DROP COLUMN c;
