-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, amount integer);
GRANT SELECT (id, amount), INSERT (id, amount) ON orders TO PUBLIC;
-- v1
SELECT amount FROM orders;
-- v2
SELECT amount FROM orders;
-- change
ALTER TABLE orders ALTER COLUMN amount TYPE bigint;
