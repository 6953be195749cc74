-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, priority int DEFAULT 3);
-- v1
INSERT INTO orders (id, priority) VALUES ($1, NULL);
-- v2
INSERT INTO orders (id) VALUES ($1);
-- change
ALTER TABLE orders ALTER COLUMN priority SET NOT NULL;
