-- engine: mysql 8.4
-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, code varchar(20));
-- v1
SELECT id FROM orders;
-- change
CREATE INDEX orders_code ON orders (code);
