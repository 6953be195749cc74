-- engine: mysql 8.4
-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint, made date, KEY by_customer (customer), KEY by_made (made));
-- v1
SELECT id FROM orders FORCE INDEX (by_made) WHERE id > 10;
-- v2
SELECT id FROM orders WHERE id > 10;
-- change
DROP INDEX by_made ON orders;
