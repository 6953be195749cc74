-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, quantity int);
CREATE INDEX orders_quantity ON orders (quantity);
-- v1
SELECT quantity FROM orders WHERE id = $1;
-- v2
SELECT quantity FROM orders WHERE id = $1;
-- change
ALTER TABLE orders ALTER COLUMN quantity TYPE bigint;
COMMENT ON INDEX orders_quantity IS 'for the list';
