-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, priority int NOT NULL DEFAULT 0);
-- v1
INSERT INTO orders (id) VALUES ($1);
-- v2
INSERT INTO orders (id, priority) VALUES ($1, $2);
-- change
ALTER TABLE orders ALTER COLUMN priority DROP DEFAULT;
