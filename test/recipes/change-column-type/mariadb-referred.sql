-- engine: mariadb 10.11
-- schema
CREATE TABLE customers (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, quantity smallint NOT NULL, KEY orders_customer (customer_id, quantity), CONSTRAINT orders_of FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE CASCADE);
CREATE TABLE items (id bigint PRIMARY KEY, order_id bigint, CONSTRAINT items_of FOREIGN KEY (order_id) REFERENCES orders (id) ON DELETE CASCADE);
INSERT INTO customers VALUES (1);
INSERT INTO orders VALUES (1, 1, 5), (2, 1, 500);
INSERT INTO items VALUES (1, 1);
-- v1
SELECT id, quantity FROM orders;
INSERT INTO orders (id, customer_id, quantity) VALUES (?, ?, ?);
-- v2
SELECT id, quantity FROM orders;
-- change
ALTER TABLE orders MODIFY COLUMN quantity int NOT NULL;
