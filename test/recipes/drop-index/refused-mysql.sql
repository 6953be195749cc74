-- engine: mariadb 10.11
-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, made date, KEY by_made (made));
-- v1
SELECT id FROM orders WHERE id > 10;
-- change
DROP INDEX by_made ON orders;
