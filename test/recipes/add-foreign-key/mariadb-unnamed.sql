-- engine: mariadb 10.11
-- schema
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint);
-- v1
INSERT INTO orders (id, user_id) VALUES (?, ?);
-- v2
INSERT INTO orders (id, user_id) VALUES (?, ?);
-- change
ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users (id);
