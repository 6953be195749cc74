-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint NOT NULL, number int NOT NULL);
CREATE UNIQUE INDEX orders_told ON orders (customer, (number)) INCLUDE (id) WITH (fillfactor = 50, deduplicate_items = off);
COMMENT ON INDEX orders_told IS 'numbers of a customer';
ALTER TABLE orders REPLICA IDENTITY USING INDEX orders_told;
-- v1
SELECT id FROM orders WHERE customer = $1;
INSERT INTO orders (id, customer, number) VALUES ($1, $2, $3);
-- v2
SELECT id FROM orders WHERE id = $1;
-- change
DROP INDEX orders_told;
