-- engine: mysql 8.4
-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, day date);
-- v1
INSERT INTO orders VALUES (?, ?);
-- v2
INSERT INTO orders (id, day) VALUES (?, ?);
-- v3
INSERT INTO orders (id, day, note) VALUES (?, ?, ?);
-- change
ALTER TABLE orders ADD COLUMN note varchar(100) AFTER id;
