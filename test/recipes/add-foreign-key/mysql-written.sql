-- engine: mysql 8.4
-- schema
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint);
-- v1
INSERT INTO orders (id, user_id) VALUES (?, ?);
-- v2
INSERT INTO orders (id, user_id) VALUES (?, ?);
-- change
ALTER TABLE orders ADD CONSTRAINT orders_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE;
