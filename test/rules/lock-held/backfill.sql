-- A backfill while the table is locked: once a transaction.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, state text, old text, total int);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
BEGIN;
ALTER TABLE orders ADD COLUMN done boolean;
UPDATE orders SET done = true WHERE state = 'done';
--     ^^^^^^ warning lock-held: orders stays locked while these rows are written: reads and writes wait until the transaction ends
UPDATE orders SET done = false WHERE state <> 'done';
COMMIT;
