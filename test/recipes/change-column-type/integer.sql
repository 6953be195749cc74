-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, quantity int NOT NULL DEFAULT 1 CHECK (quantity > 0), note text);
CREATE INDEX orders_quantity ON orders (quantity DESC) WHERE quantity > 100;
COMMENT ON COLUMN orders.quantity IS 'pieces';
-- v1
SELECT quantity FROM orders WHERE id = $1;
INSERT INTO orders (id, quantity) VALUES ($1, $2);
-- v2
SELECT quantity FROM orders WHERE id = $1;
INSERT INTO orders (id, quantity) VALUES ($1, $2);
-- change
ALTER TABLE orders ALTER COLUMN quantity TYPE bigint;
