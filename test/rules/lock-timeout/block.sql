-- SET LOCAL in a DO block holds for the block.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_in.sql
DO $$
BEGIN
  SET LOCAL lock_timeout = '2s';
  ALTER TABLE orders ADD COLUMN a int;
END $$;
-- file: db/migrations/003_after.sql
DO $$
BEGIN
  SET LOCAL lock_timeout = '2s';
  ALTER TABLE orders ADD COLUMN b int;
END $$;
ALTER TABLE orders ADD COLUMN c int;
--                            ^ information lock-timeout: This waits for a lock on orders without limit, and every query after it waits too
