-- An index dropped while everything waits
-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint, total int);
CREATE INDEX orders_customer_idx ON orders (customer);
-- migration fires
DROP INDEX orders_customer_idx;
-- migration silent
DROP INDEX CONCURRENTLY orders_customer_idx;
