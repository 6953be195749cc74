-- schema
CREATE TABLE customers (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, total int);
-- v1
INSERT INTO orders (id, total) VALUES ($1, $2);
-- v2
INSERT INTO orders (id, total, due) VALUES ($1, $2, $3);
-- change
ALTER TABLE orders ADD COLUMN due date NOT NULL;
