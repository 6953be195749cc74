-- engine: mysql 8.4
-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, total int);
-- v1
SELECT id FROM orders;
-- v2
SELECT id FROM orders;
-- change
DELETE FROM orders WHERE total = 0 ORDER BY id LIMIT 500;
