-- CONCURRENTLY inside a transaction
-- before fires
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint);
-- before silent
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint);
CREATE MATERIALIZED VIEW customers AS SELECT DISTINCT customer FROM orders;
CREATE UNIQUE INDEX customers_key ON customers (customer);
-- migration fires
BEGIN;
CREATE INDEX CONCURRENTLY orders_customer_idx ON orders (customer);
COMMIT;
-- migration silent
BEGIN;
REFRESH MATERIALIZED VIEW CONCURRENTLY customers;
COMMIT;
