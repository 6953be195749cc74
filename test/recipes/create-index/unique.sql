-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, code text);
-- v1
INSERT INTO orders (id, code) VALUES ($1, $2);
-- v2
SELECT id FROM orders WHERE code = $1;
-- change
CREATE UNIQUE INDEX orders_code ON orders (lower(code));
