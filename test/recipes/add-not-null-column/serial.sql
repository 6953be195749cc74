-- schema
CREATE TABLE orders (id uuid PRIMARY KEY, total int);
-- v1
INSERT INTO orders (id, total) VALUES ($1, $2);
-- v2
SELECT number FROM orders;
-- change
ALTER TABLE orders ADD COLUMN number bigserial;
