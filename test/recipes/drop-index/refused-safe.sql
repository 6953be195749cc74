-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, made date);
CREATE INDEX orders_made ON orders (made);
-- v1
SELECT made FROM orders WHERE id = $1;
-- change
DROP INDEX CONCURRENTLY orders_made;
