-- Add a NOT NULL column with a default and drop the default in the same release
-- before
CREATE TABLE orders (id bigint PRIMARY KEY);
-- v1
INSERT INTO orders (id) VALUES ($1);
-- migration fires
ALTER TABLE orders ADD COLUMN priority int NOT NULL DEFAULT 0;
ALTER TABLE orders ALTER COLUMN priority DROP DEFAULT;
-- migration silent
ALTER TABLE orders ADD COLUMN priority int NOT NULL DEFAULT 0;
