-- A column is dropped that a view selects
-- before
CREATE TABLE t (id bigint PRIMARY KEY, b int);
CREATE TABLE t2 (id bigint PRIMARY KEY, b int);
CREATE VIEW v AS SELECT id, b FROM t;
-- v1
SELECT id, b FROM v;
-- migration fires
ALTER TABLE t DROP COLUMN b;
-- migration silent
CREATE OR REPLACE VIEW v AS SELECT id, b FROM t2;
