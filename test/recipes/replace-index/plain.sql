-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint, made date);
CREATE INDEX orders_customer_idx ON orders (customer);
-- v1
SELECT id FROM orders WHERE customer = $1;
-- v2
SELECT id FROM orders WHERE customer = $1 AND made = $2;
-- change
DROP INDEX IF EXISTS orders_customer_idx;
CREATE INDEX orders_customer_idx ON orders (customer, made DESC) WITH (fillfactor = 80);
