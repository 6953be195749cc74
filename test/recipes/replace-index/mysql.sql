-- engine: mysql 8.4
-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint, made date, KEY by_customer (customer));
-- v1
SELECT id FROM orders FORCE INDEX (by_customer) WHERE customer = 10;
-- v2
SELECT id FROM orders FORCE INDEX (by_customer) WHERE customer = 10 AND made = '2026-01-01';
-- change
DROP INDEX by_customer ON orders;
CREATE INDEX by_customer ON orders (customer, made);
