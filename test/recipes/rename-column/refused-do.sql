-- schema
CREATE TABLE t (id int PRIMARY KEY, b text);
-- v1
SELECT b FROM t;
-- change
DO $$ BEGIN ALTER TABLE t RENAME COLUMN b TO c; END $$;
