-- A column is added where the previous server inserts by position
-- engine: mysql 8.4
-- before
CREATE TABLE orders (id bigint NOT NULL PRIMARY KEY, qty int);
-- v1 fires
INSERT INTO orders VALUES (?, ?);
-- v1 silent
INSERT INTO orders (id, qty) VALUES (?, ?);
-- migration fires
ALTER TABLE orders ADD COLUMN x int;
-- migration silent
ALTER TABLE orders ADD COLUMN x int;
