-- schema
CREATE TABLE orders (id int PRIMARY KEY);
-- v1
SELECT id FROM orders;
-- change
ALTER TABLE orders ALTER COLUMN note SET NOT NULL;
