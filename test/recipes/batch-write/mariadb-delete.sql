-- engine: mariadb 10.11
-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, total int);
-- v1
SELECT id FROM orders;
-- v2
SELECT id FROM orders;
-- change
DELETE FROM orders WHERE total = 0;
