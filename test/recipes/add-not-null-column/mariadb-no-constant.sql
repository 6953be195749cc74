-- engine: mariadb 10.11
-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, total int);
-- v1
INSERT INTO orders (id) VALUES (?);
-- v2
INSERT INTO orders (id, due) VALUES (?, ?);
-- change
ALTER TABLE orders ADD COLUMN due date NOT NULL AFTER id;
