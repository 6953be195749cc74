-- schema
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint);
-- v1
INSERT INTO orders (id, user_id) VALUES ($1, $2);
-- v2
INSERT INTO orders (id, user_id) VALUES ($1, $2);
-- change
ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users ON DELETE CASCADE;
