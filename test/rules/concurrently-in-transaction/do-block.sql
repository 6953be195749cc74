-- A DO block is a transaction of its own.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, day date);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_index.sql
DO $$ BEGIN
  CREATE INDEX CONCURRENTLY orders_day ON orders (day);
--                          ^^^^^^^^^^ error concurrently-in-transaction: CREATE INDEX CONCURRENTLY fails here: it can't run in a DO block
END $$;
