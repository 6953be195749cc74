-- An index that a failed attempt left invalid is kept
-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint, total int);
-- migration fires
CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_customer_idx ON orders (customer);
-- migration silent
DROP INDEX CONCURRENTLY IF EXISTS orders_customer_idx;
CREATE INDEX CONCURRENTLY orders_customer_idx ON orders (customer);
