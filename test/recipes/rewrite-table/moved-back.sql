-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, day date);
CREATE UNIQUE INDEX orders_day ON orders (day) WITH (fillfactor = 70) TABLESPACE fast;
COMMENT ON INDEX orders_day IS 'For the list';
ALTER TABLE orders REPLICA IDENTITY FULL;
-- v1
SELECT id FROM orders WHERE day = $1;
-- v2
SELECT id FROM orders WHERE day = $1;
-- change
ALTER INDEX orders_day SET TABLESPACE "Slow";
