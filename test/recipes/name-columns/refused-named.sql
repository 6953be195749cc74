-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, day date);
-- v1
SELECT id FROM orders WHERE id = $1;
INSERT INTO orders VALUES ($1, $2);
-- change
ALTER TABLE orders ADD COLUMN note text;
