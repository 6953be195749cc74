-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, day date);
-- v1
SELECT * FROM orders WHERE id = $1;
INSERT INTO orders VALUES ($1, $2);
-- v2
SELECT id, day FROM orders WHERE id = $1;
INSERT INTO orders (id, day) VALUES ($1, $2);
-- v3
SELECT id, day, note FROM orders WHERE id = $1;
-- change
ALTER TABLE orders ADD COLUMN note text, ADD COLUMN "Size" int DEFAULT 0 NOT NULL;
