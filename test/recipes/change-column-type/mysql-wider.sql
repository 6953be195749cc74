-- engine: mysql 8.4
-- schema
CREATE TABLE orders (id bigint PRIMARY KEY AUTO_INCREMENT, quantity int NOT NULL DEFAULT 1 COMMENT 'pieces', KEY orders_quantity (quantity), KEY orders_both (id, quantity));
-- v1
SELECT id, quantity FROM orders;
INSERT INTO orders (quantity) VALUES (?);
-- v2
SELECT id, quantity FROM orders;
INSERT INTO orders (quantity) VALUES (?);
-- change
ALTER TABLE orders MODIFY COLUMN quantity bigint NOT NULL DEFAULT 1 COMMENT 'pieces';
