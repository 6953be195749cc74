-- Narrow a type the previous server still writes
-- before
CREATE TABLE t (id bigint PRIMARY KEY, code varchar(20));
-- v1
INSERT INTO t (id, code) VALUES ($1, $2);
-- migration fires
ALTER TABLE t ALTER COLUMN code TYPE varchar(5);
-- migration silent
ALTER TABLE t ALTER COLUMN code TYPE varchar(40);
