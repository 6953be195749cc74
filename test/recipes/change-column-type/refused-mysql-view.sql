-- engine: mysql 8.4
-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, quantity smallint NOT NULL);
CREATE VIEW large AS SELECT id, quantity FROM orders WHERE quantity > 100;
-- v1
SELECT id, quantity FROM large;
-- v2
SELECT id, quantity FROM large;
-- change
ALTER TABLE orders MODIFY COLUMN quantity int NOT NULL;
