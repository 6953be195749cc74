-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, quantity int);
COMMENT ON COLUMN orders.quantity IS 'how many';
ALTER TABLE orders ALTER quantity SET STATISTICS 50;
-- v1
SELECT quantity FROM orders WHERE id = $1;
INSERT INTO orders (id, quantity) VALUES ($1, $2);
-- v2
SELECT quantity FROM orders WHERE id = $1;
-- change
ALTER TABLE orders ALTER quantity SET (n_distinct = 7);
ALTER TABLE orders ALTER COLUMN quantity TYPE numeric(12, 2);
ALTER TABLE orders ALTER quantity SET STATISTICS 300;
COMMENT ON COLUMN orders.quantity IS 'how much';
