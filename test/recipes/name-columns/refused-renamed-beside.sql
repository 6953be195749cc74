-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, day date);
-- v1
SELECT id, day FROM orders;
-- v2
SELECT id, date FROM orders;
-- change
ALTER TABLE orders RENAME COLUMN day TO date;
ALTER TABLE orders ADD COLUMN note text;
