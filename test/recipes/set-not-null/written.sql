-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, note text);
-- v1
INSERT INTO orders (id) VALUES ($1);
UPDATE orders SET note = NULL WHERE id = $1;
-- v2
INSERT INTO orders (id, note) VALUES ($1, 'none');
-- change
ALTER TABLE orders ALTER COLUMN note SET NOT NULL;
