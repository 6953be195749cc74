-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, day date);
CREATE TABLE archive (id bigint PRIMARY KEY, day date);
-- v1
INSERT INTO archive SELECT * FROM orders WHERE day < $1;
-- v2
INSERT INTO archive (id, day) SELECT id, day FROM orders WHERE day < $1;
-- change
ALTER TABLE orders ADD COLUMN note text;
