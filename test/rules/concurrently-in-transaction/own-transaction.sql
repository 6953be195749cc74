-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, day date);
CREATE INDEX orders_day ON orders (day);
CREATE INDEX "Orders Id" ON orders (id);
CREATE INDEX orders_both ON orders (id, day);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
BEGIN;
CREATE INDEX CONCURRENTLY orders_newer ON orders (day DESC);
--                        ^^^^^^^^^^^^ error concurrently-in-transaction: CREATE INDEX CONCURRENTLY fails here: it can't run in BEGIN and COMMIT
COMMIT;
CREATE INDEX CONCURRENTLY orders_newest ON orders (day DESC, id);
