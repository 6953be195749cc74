-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, day date);
-- v1
SELECT * FROM orders WHERE id = $1;
-- change
ALTER TABLE orders ADD COLUMN month int;
UPDATE orders SET month = extract(month FROM day);
