-- schema
CREATE TYPE order_status AS ENUM ('new', 'done', 'archived');
CREATE TABLE orders (id bigint PRIMARY KEY, status order_status NOT NULL DEFAULT 'new');
CREATE TABLE returns (id bigint PRIMARY KEY, status order_status);
-- v1
SELECT id FROM orders WHERE status = 'archived';
INSERT INTO orders (id, status) VALUES ($1, $2);
-- v2
SELECT id FROM orders WHERE status = 'done';
INSERT INTO orders (id, status) VALUES ($1, $2::text::order_status);
-- change
CREATE TYPE order_status_new AS ENUM ('new', 'done');
ALTER TABLE orders ALTER COLUMN status DROP DEFAULT, ALTER COLUMN status TYPE order_status_new USING status::text::order_status_new;
