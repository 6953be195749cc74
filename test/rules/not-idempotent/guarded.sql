-- Said, dropped before, or of no file that surely runs without one.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, state text, old text, total int);
CREATE INDEX orders_old ON orders (old);
CREATE TYPE mood AS ENUM ('good');
CREATE SCHEMA app;
CREATE TABLE app."Users" (id bigint PRIMARY KEY, old int);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_guarded.sql
DROP INDEX CONCURRENTLY IF EXISTS orders_old;
DROP INDEX CONCURRENTLY IF EXISTS orders_state;
CREATE INDEX CONCURRENTLY orders_state ON orders (state);
ALTER TABLE orders ADD COLUMN IF NOT EXISTS note text;
CREATE TABLE IF NOT EXISTS notes (id bigint PRIMARY KEY);
CREATE OR REPLACE VIEW states AS SELECT state FROM orders;
-- file: db/migrations/003_unknown.sql
ALTER TABLE orders ADD COLUMN memo text;
ALTER TABLE orders ADD COLUMN more text;
-- file: db/migrations/004_transaction.sql
BEGIN;
ALTER TABLE orders ADD COLUMN much text;
COMMIT;
