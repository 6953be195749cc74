-- engine: mysql 8.4
-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, total int);
-- v1
INSERT INTO orders (id, total) VALUES (?, ?);
-- v2
INSERT INTO orders (id, total, due) VALUES (?, ?, ?);
-- change
ALTER TABLE orders ADD COLUMN due date NOT NULL;
