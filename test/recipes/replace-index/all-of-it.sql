-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint NOT NULL, number int NOT NULL);
CREATE UNIQUE INDEX orders_customer_idx ON orders (customer, number DESC) INCLUDE (id) WITH (fillfactor = 50, deduplicate_items = off) TABLESPACE pg_default;
COMMENT ON INDEX orders_customer_idx IS 'numbers of a customer';
ALTER TABLE orders REPLICA IDENTITY FULL;
CREATE INDEX orders_expr ON orders ((number % 10)) WITH (fillfactor = 60);
ALTER INDEX orders_expr ALTER COLUMN 1 SET STATISTICS 300;
-- v1
SELECT id FROM orders WHERE number % 10 = $1;
-- v2
SELECT id FROM orders WHERE number % 10 = $1;
-- change
DROP INDEX orders_expr;
CREATE INDEX orders_expr ON orders ((number % 10), customer) WITH (fillfactor = 80);
