-- engine: mariadb 10.11
-- schema
CREATE TABLE items (id bigint PRIMARY KEY, weight int);
-- v1
INSERT INTO items (id, weight) VALUES (?, ?);
-- v2
INSERT INTO items (id, weight) VALUES (?, greatest(?, 1));
-- change
ALTER TABLE items ADD CONSTRAINT items_weight CHECK (weight > 0);
