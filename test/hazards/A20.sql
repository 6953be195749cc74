-- INSERT … SELECT * between two tables, and only one of them changes
-- before
CREATE TABLE orders (id bigint PRIMARY KEY, total int);
CREATE TABLE orders_archive (id bigint PRIMARY KEY, total int);
-- v1
INSERT INTO orders_archive SELECT * FROM orders;
-- migration fires
ALTER TABLE orders ADD COLUMN z int;
-- migration silent
ALTER TABLE orders_archive ADD COLUMN z int;
ALTER TABLE orders ADD COLUMN z int;
