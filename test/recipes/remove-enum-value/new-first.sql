-- schema
CREATE TYPE order_status AS ENUM ('new', 'done', 'archived');
CREATE TABLE orders (id bigint PRIMARY KEY, status order_status NOT NULL DEFAULT 'new');
-- v1
SELECT id FROM orders WHERE status = 'archived';
INSERT INTO orders (id, status) VALUES ($1, $2);
-- v2
SELECT id FROM orders WHERE status = 'done';
INSERT INTO orders (id, status) VALUES ($1, $2::text::order_status);
-- change
CREATE TYPE order_status_new AS ENUM ('new', 'done');
UPDATE orders SET status = 'done' WHERE status = 'archived';
ALTER TABLE orders ALTER COLUMN status DROP DEFAULT, ALTER COLUMN status TYPE order_status_new USING status::text::order_status_new, ALTER COLUMN status SET DEFAULT 'new';
DROP TYPE order_status;
ALTER TYPE order_status_new RENAME TO order_status;
