-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint, made date);
CREATE INDEX orders_customer ON orders (customer);
CREATE INDEX orders_customer_made ON orders (customer, made);
-- v1
SELECT id FROM orders WHERE customer = $1;
-- v2
SELECT id FROM orders WHERE customer = $1;
-- change
DROP INDEX orders_customer;
