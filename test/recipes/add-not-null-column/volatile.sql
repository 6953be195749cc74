-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, total int);
-- v1
INSERT INTO orders (id, total) VALUES ($1, $2);
-- v2
SELECT token FROM orders WHERE token = $1;
-- change
ALTER TABLE orders ADD COLUMN token uuid NOT NULL DEFAULT gen_random_uuid() UNIQUE;
