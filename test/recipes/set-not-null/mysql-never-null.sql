-- engine: mysql 8.4
-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, at datetime);
-- v1
SELECT at FROM orders;
-- v2
SELECT at FROM orders;
-- change
ALTER TABLE orders MODIFY at datetime NOT NULL;
