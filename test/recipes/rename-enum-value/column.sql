-- schema
CREATE TYPE order_status AS ENUM ('new', 'done', 'gone');
CREATE TABLE orders (id bigint PRIMARY KEY, status order_status NOT NULL DEFAULT 'new', note text);
CREATE INDEX orders_status ON orders (status) WHERE status <> 'done';
-- v1
SELECT id FROM orders WHERE status = 'new';
-- v2
SELECT id FROM orders WHERE status::text IN ('new', 'created');
-- v3
SELECT id FROM orders WHERE status::text IN ('new', 'created');
INSERT INTO orders (id, status) VALUES ($1, 'created');
-- change
ALTER TYPE order_status RENAME VALUE 'new' TO 'created';
