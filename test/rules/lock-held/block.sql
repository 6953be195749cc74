-- Statements of one DO block are one statement.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, state text, old text, total int);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
BEGIN;
ALTER TABLE orders ADD COLUMN done boolean;
DO $$ BEGIN UPDATE orders SET done = true WHERE state = 'done'; END $$;
--                 ^^^^^^ warning lock-held: orders stays locked while these rows are written: reads and writes wait until the transaction ends
COMMIT;
