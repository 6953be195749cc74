-- Tuned, switched on, or only meanwhile.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, state text, old text, total int);
CREATE TABLE users (id bigint PRIMARY KEY, name text);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE orders SET (autovacuum_vacuum_scale_factor = 0.05);
ALTER TABLE users RESET (autovacuum_enabled);
ALTER TABLE orders SET (autovacuum_enabled = false);
ALTER TABLE orders SET (autovacuum_enabled = true);
