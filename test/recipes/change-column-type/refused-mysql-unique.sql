-- engine: mysql 8.4
-- schema
CREATE TABLE orders (id int PRIMARY KEY, price decimal(8,2), UNIQUE KEY prices (price));
-- v1
SELECT id, price FROM orders;
-- v2
SELECT id, price FROM orders;
-- change
ALTER TABLE orders MODIFY price int;
