-- schema
CREATE TYPE order_status AS ENUM ('new', 'done', 'archived');
CREATE TABLE orders (id bigint PRIMARY KEY, status order_status NOT NULL DEFAULT 'new');
CREATE TABLE returns (id bigint PRIMARY KEY, status order_status);
CREATE INDEX returns_status ON returns (status);
-- v1
SELECT id FROM orders WHERE status = 'archived';
INSERT INTO orders (id, status) VALUES ($1, $2);
-- v2
SELECT id FROM orders WHERE status = 'done';
INSERT INTO orders (id, status) VALUES ($1, $2::text::order_status);
-- change
ALTER TYPE order_status RENAME TO order_status_old;
CREATE TYPE order_status AS ENUM ('new', 'done');
ALTER TABLE orders ALTER COLUMN status DROP DEFAULT;
ALTER TABLE orders ALTER COLUMN status TYPE order_status USING (CASE status::text WHEN 'archived' THEN 'done' ELSE status::text END)::order_status;
ALTER TABLE orders ALTER COLUMN status SET DEFAULT 'new'::order_status;
ALTER TABLE returns ALTER COLUMN status TYPE order_status USING status::text::order_status;
DROP TYPE order_status_old;
