-- engine: mysql 8.4
-- schema
CREATE TABLE orders (id int PRIMARY KEY, quantity int);
-- v1
SELECT id, quantity FROM orders;
-- v2
SELECT id, quantity FROM orders;
-- change
ALTER TABLE orders MODIFY quantity int NOT NULL;
