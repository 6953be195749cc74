-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint, made date);
-- v1
INSERT INTO orders (id, customer) VALUES ($1, $2);
-- v2
SELECT id FROM orders WHERE customer = $1;
-- change
CREATE INDEX ON orders (customer, made DESC) INCLUDE (id) WHERE customer IS NOT NULL;
