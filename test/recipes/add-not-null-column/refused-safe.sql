-- schema
CREATE TABLE orders (id uuid PRIMARY KEY);
-- v1
INSERT INTO orders (id) VALUES ($1);
-- change
ALTER TABLE orders ADD COLUMN made timestamptz NOT NULL DEFAULT now();
