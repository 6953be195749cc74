-- Only locks that others wait for.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, state text, old text, total int);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
BEGIN;
LOCK TABLE orders IN ACCESS EXCLUSIVE MODE;
--         ^^^^^^ warning lock-table: LOCK TABLE keeps orders in ACCESS EXCLUSIVE mode until the transaction ends: reads and writes wait
COMMIT;
BEGIN;
LOCK orders IN SHARE ROW EXCLUSIVE MODE;
--   ^^^^^^ warning lock-table: LOCK TABLE keeps orders in SHARE ROW EXCLUSIVE mode until the transaction ends: writes wait
COMMIT;
BEGIN;
LOCK TABLE orders IN ROW SHARE MODE;
COMMIT;
