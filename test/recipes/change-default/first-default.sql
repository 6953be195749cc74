-- NULL for v1 means that nobody has said anything yet.
-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, seen timestamptz);
-- v1
INSERT INTO orders (id) VALUES ($1);
SELECT id FROM orders WHERE seen IS NULL;
-- v2
INSERT INTO orders (id, seen) VALUES ($1, now());
-- change
ALTER TABLE orders ALTER COLUMN seen SET DEFAULT now();
