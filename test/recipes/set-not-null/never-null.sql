-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, note text);
-- v1
SELECT note FROM orders;
-- v2
SELECT note FROM orders;
-- change
ALTER TABLE orders ALTER COLUMN note SET NOT NULL;
