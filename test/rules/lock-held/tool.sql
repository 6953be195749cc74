-- The tool opens the transaction; with NO TRANSACTION there is none.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
-- +goose Up
CREATE TABLE orders (id bigint PRIMARY KEY, state text, old text, total int);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_in.sql
-- +goose Up
ALTER TABLE orders ADD COLUMN done boolean;
UPDATE orders SET done = true WHERE state = 'done';
--     ^^^^^^ warning lock-held: orders stays locked while these rows are written: reads and writes wait until the transaction ends
-- file: db/migrations/003_out.sql
-- +goose NO TRANSACTION
-- +goose Up
ALTER TABLE orders ADD COLUMN sent boolean;
UPDATE orders SET sent = true WHERE id = 3;
