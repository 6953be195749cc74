-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, day date);
-- v1
SELECT * FROM orders;
-- v2
SELECT id, day, note FROM orders;
-- change
ALTER TABLE orders ADD COLUMN note text;
