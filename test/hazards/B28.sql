-- A table made unlogged is copied
-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint, total int);
-- migration fires
ALTER TABLE orders SET UNLOGGED;
-- migration silent
CREATE UNLOGGED TABLE visits (id bigint);
