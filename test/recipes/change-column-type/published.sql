-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, quantity int);
CREATE PUBLICATION told FOR TABLE orders;
-- v1
SELECT quantity FROM orders WHERE id = $1;
INSERT INTO orders (id, quantity) VALUES ($1, $2);
-- v2
SELECT quantity FROM orders WHERE id = $1;
-- change
ALTER TABLE orders ALTER COLUMN quantity TYPE bigint;
