-- engine: mysql 8.4
-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, token varchar(36));
-- v1
SELECT id FROM orders;
-- v2
SELECT id FROM orders;
-- change
UPDATE orders SET token = uuid();
