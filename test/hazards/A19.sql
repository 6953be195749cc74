-- Values by position, and the columns change
-- engine: mysql 8.4
-- before
CREATE TABLE t (id int PRIMARY KEY, a varchar(20));
-- v1 fires
INSERT INTO t VALUES (?, ?);
-- v1 silent
INSERT INTO t (id, a) VALUES (?, ?);
-- migration
ALTER TABLE t ADD COLUMN w int;
