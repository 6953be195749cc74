-- Short DDL under ACCESS EXCLUSIVE
-- before
CREATE TABLE orders (id bigint PRIMARY KEY, a int);
-- migration fires
ALTER TABLE orders REPLICA IDENTITY FULL;
-- migration silent
ALTER TABLE orders ALTER COLUMN a SET STATISTICS 500;
ALTER TABLE orders SET (fillfactor = 80);
ALTER TABLE orders SET (autovacuum_vacuum_scale_factor = 0.05);
COMMENT ON TABLE orders IS 'what people buy';
CREATE STATISTICS orders_stats ON id, a FROM orders;
