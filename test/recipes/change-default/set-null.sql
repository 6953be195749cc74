-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, note text DEFAULT '-');
-- v1
INSERT INTO orders (id) VALUES ($1);
-- v2
INSERT INTO orders (id, note) VALUES ($1, $2);
-- change
ALTER TABLE orders ALTER COLUMN note SET DEFAULT NULL;
