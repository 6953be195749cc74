-- schema
CREATE DOMAIN amount AS int NOT NULL;
CREATE TABLE orders (id int PRIMARY KEY, quantity amount);
-- v1
INSERT INTO orders (id, quantity) VALUES (1, 7);
-- v2
INSERT INTO orders (id) VALUES (1);
-- change
ALTER TABLE orders DROP COLUMN quantity;
