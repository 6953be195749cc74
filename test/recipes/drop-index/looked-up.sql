-- schema
CREATE SCHEMA shop;
CREATE TABLE shop.orders (id bigint PRIMARY KEY, customer bigint, made date);
CREATE INDEX orders_customer ON shop.orders (customer, made);
-- v1
SELECT id FROM shop.orders WHERE customer = $1;
-- v2
SELECT id FROM shop.orders WHERE id = $1;
-- change
DROP INDEX CONCURRENTLY IF EXISTS shop.orders_customer;
