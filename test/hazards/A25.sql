-- Add a NOT NULL column without a default
-- before
CREATE TABLE orders (id bigint PRIMARY KEY);
-- v1
INSERT INTO orders (id) VALUES ($1);
-- migration fires
ALTER TABLE orders ADD COLUMN priority int NOT NULL;
-- migration silent
ALTER TABLE orders ADD COLUMN priority int NOT NULL DEFAULT 0;
