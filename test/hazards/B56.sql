-- Autovacuum switched off
-- before
CREATE TABLE orders (id bigint PRIMARY KEY);
-- migration fires
ALTER TABLE orders SET (autovacuum_enabled = false);
-- migration silent
ALTER TABLE orders SET (autovacuum_vacuum_scale_factor = 0.05);
