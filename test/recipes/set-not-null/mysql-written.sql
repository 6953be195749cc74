-- engine: mysql 8.4
-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, note varchar(40) COMMENT 'of the customer');
-- v1
INSERT INTO orders (id) VALUES (?);
UPDATE orders SET note = NULL WHERE id = ?;
-- v2
INSERT INTO orders (id, note) VALUES (?, 'none');
-- change
ALTER TABLE orders MODIFY note varchar(40) NOT NULL COMMENT 'of the customer';
