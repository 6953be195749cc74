-- Set, in one way or another; nothing long.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, state text, old text, total int);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_set.sql
SET statement_timeout = '10min';
ALTER TABLE orders ALTER COLUMN total TYPE bigint;
--                              ^^^^^ error rewrite-table: Changing orders.total to bigint writes all of orders again, while nobody can read or write it
--                              ^^^^^ information change-column-type: Nothing in v1.0.0 uses orders.total: searched 1 file with 1 query, all understood
-- file: db/migrations/003_short.sql
ALTER TABLE orders ADD COLUMN note text;
-- file: db/migrations/004_local.sql
BEGIN;
SET LOCAL statement_timeout = 60000;
UPDATE orders SET state = 'x' WHERE state IS NULL;
COMMIT;
