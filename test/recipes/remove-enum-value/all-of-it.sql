-- schema
CREATE TYPE order_status AS ENUM ('new', 'done', 'archived');
ALTER TYPE order_status OWNER TO pg_monitor;
CREATE TABLE orders (id bigint PRIMARY KEY, customer int, status order_status NOT NULL DEFAULT 'new');
CREATE INDEX orders_status ON orders (status DESC NULLS LAST, customer) WITH (fillfactor = 60);
ALTER TABLE orders ALTER status SET STATISTICS 500, ALTER status SET (n_distinct = 3);
CREATE STATISTICS orders_together ON customer, status FROM orders;
ALTER STATISTICS orders_together SET STATISTICS 60;
COMMENT ON COLUMN orders.status IS 'How far it is';
COMMENT ON STATISTICS orders_together IS 'Who has what';
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
DROP TYPE order_status_old;
