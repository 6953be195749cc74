-- engine: mariadb 10.11
-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, priority int);
-- v1
INSERT INTO orders (id, priority) VALUES (?, NULL);
-- v2
INSERT INTO orders (id) VALUES (?);
-- change
ALTER TABLE orders MODIFY priority int NOT NULL DEFAULT 3;
