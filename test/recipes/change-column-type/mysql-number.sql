-- engine: mysql 9.7
-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, quantity varchar(40) DEFAULT '1');
CREATE TRIGGER orders_tidy BEFORE UPDATE ON orders FOR EACH ROW SET NEW.quantity = TRIM(NEW.quantity);
-- v1
SELECT id, quantity FROM orders;
UPDATE orders SET quantity = ? WHERE id = ?;
-- v2
SELECT id, quantity FROM orders;
-- change
ALTER TABLE orders MODIFY quantity decimal(8,2) NOT NULL DEFAULT 1;
