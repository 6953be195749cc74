-- engine: mysql 8.4
-- schema
CREATE TABLE orders (id int PRIMARY KEY, data text);
-- v1
SELECT id, data FROM orders;
-- v2
SELECT id, data FROM orders;
-- change
ALTER TABLE orders MODIFY data json;
