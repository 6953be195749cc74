-- A wide or redundant index
-- before
CREATE TABLE orders (id bigint PRIMARY KEY, a int, b int, c int, d int);
-- migration fires
CREATE INDEX CONCURRENTLY orders_wide ON orders (a, b, c, d);
-- migration silent
CREATE INDEX CONCURRENTLY orders_a ON orders (a);
