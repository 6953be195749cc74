-- A table moved to another tablespace
-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint, total int);
-- migration fires
ALTER TABLE orders SET TABLESPACE fast;
-- migration silent
CREATE TABLE notes (id bigint) TABLESPACE fast;
