-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, total int);
-- v1
INSERT INTO orders (id, total) VALUES ($1, $2);
-- v2
INSERT INTO orders (id, total, currency) VALUES ($1, $2, $3);
-- change
ALTER TABLE orders ADD COLUMN currency text NOT NULL;
