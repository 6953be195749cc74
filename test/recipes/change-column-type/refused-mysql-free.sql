-- engine: mysql 8.4
-- schema
CREATE TABLE orders (id int PRIMARY KEY, code varchar(20));
-- v1
SELECT id, code FROM orders;
-- v2
SELECT id, code FROM orders;
-- change
ALTER TABLE orders MODIFY code varchar(40);
