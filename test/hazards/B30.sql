-- A table given another access method
-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint, total int);
-- migration fires
ALTER TABLE orders SET ACCESS METHOD columnar;
-- migration silent
CREATE TABLE notes (id bigint) USING columnar;
