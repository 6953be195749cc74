-- schema
CREATE DOMAIN amount AS int CHECK (VALUE IS NOT NULL);
CREATE TABLE orders (id int PRIMARY KEY, quantity text);
-- v1
INSERT INTO orders (id, quantity) VALUES (1, '7');
-- v2
SELECT quantity FROM orders;
-- change
ALTER TABLE orders ALTER COLUMN quantity TYPE amount USING quantity::int;
