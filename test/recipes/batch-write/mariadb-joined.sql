-- engine: mariadb 10.11
-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint, region varchar(20));
CREATE TABLE customers (id bigint PRIMARY KEY, region varchar(20));
-- v1
SELECT id, region FROM orders;
-- v2
SELECT id, region FROM orders;
-- change
UPDATE orders o JOIN customers c ON c.id = o.customer_id SET o.region = c.region WHERE o.region IS NULL;
