-- schema
CREATE TABLE users (id int, name text);
CREATE TABLE orders (id int PRIMARY KEY, user_id int);
-- v1
SELECT id FROM orders;
-- change
ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES people (id);
