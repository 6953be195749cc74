-- An index built again while everything waits
-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint, total int);
CREATE INDEX orders_customer_idx ON orders (customer);
-- migration fires
REINDEX TABLE orders;
-- migration silent
REINDEX TABLE CONCURRENTLY orders;
