-- A table is rebuilt by copying and swapping
-- before
CREATE TABLE t (id int PRIMARY KEY);
-- v1
INSERT INTO t (id) VALUES ($1);
-- migration fires
CREATE TABLE t_new (id int PRIMARY KEY);
INSERT INTO t_new SELECT id FROM t;
DROP TABLE t;
ALTER TABLE t_new RENAME TO t;
-- migration silent
CREATE TABLE t_new (id int PRIMARY KEY);
