-- schema
CREATE TYPE order_status AS ENUM ('new', 'done', 'gone');
ALTER TYPE order_status OWNER TO pg_monitor;
CREATE TABLE orders (id bigint PRIMARY KEY, customer int, status order_status CONSTRAINT status_given NOT NULL DEFAULT 'new');
CREATE INDEX orders_status ON orders (status DESC, (id % 10)) INCLUDE (customer) WITH (fillfactor = 60);
ALTER INDEX orders_status ALTER COLUMN 2 SET STATISTICS 300;
ALTER TABLE orders ALTER status SET STATISTICS 500, ALTER status SET (n_distinct = 3);
CREATE STATISTICS orders_together ON customer, status FROM orders;
ALTER STATISTICS orders_together SET STATISTICS 60;
ALTER STATISTICS orders_together OWNER TO pg_monitor;
COMMENT ON COLUMN orders.status IS 'How far it is';
COMMENT ON INDEX orders_status IS 'For the list';
-- v1
SELECT id FROM orders WHERE status = 'new';
-- v2
SELECT id FROM orders WHERE status::text IN ('new', 'created');
-- v3
SELECT id FROM orders WHERE status::text IN ('new', 'created');
INSERT INTO orders (id, status) VALUES ($1, 'created');
-- change
ALTER TYPE order_status RENAME VALUE 'new' TO 'created';
