-- engine: mysql 8.4
-- schema
CREATE TABLE orders (id int PRIMARY KEY AUTO_INCREMENT);
-- v1
SELECT id FROM orders;
-- v2
SELECT id FROM orders;
-- change
ALTER TABLE orders MODIFY id bigint AUTO_INCREMENT;
