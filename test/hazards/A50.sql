-- A table is converted to a smaller character set
-- engine: mysql 8.4
-- before
CREATE TABLE t (id bigint PRIMARY KEY, body text) DEFAULT CHARSET=utf8mb4;
-- v1
INSERT INTO t (id, body) VALUES (?, ?);
-- migration fires
ALTER TABLE t CONVERT TO CHARACTER SET latin1;
-- migration silent
ALTER TABLE t DEFAULT CHARACTER SET utf8mb4;
