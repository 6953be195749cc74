-- schema
CREATE TYPE order_status AS ENUM ('new', 'done', 'archived');
CREATE TABLE orders (id bigint PRIMARY KEY, status order_status);
-- v1
SELECT id FROM orders WHERE status = 'archived';
-- v2
SELECT id FROM orders WHERE status = 'done';
-- change
ALTER TYPE order_status RENAME TO order_status_old;
CREATE TYPE order_status AS ENUM ('new', 'done');
ALTER TYPE order_status OWNER TO pg_monitor;
ALTER TABLE orders ALTER COLUMN status TYPE order_status USING status::text::order_status;
DROP TYPE order_status_old;
