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
CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_newer ON orders (day DESC);
--                                      ^^^^^^^^^^^^ information invalid-index-kept: If a first attempt failed, orders_newer exists and is invalid: then this does nothing
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS "Orders Unique" ON public.orders (id, day);
--                                             ^^^^^^^^^^^^^^^ information invalid-index-kept: If a first attempt failed, Orders Unique exists and is invalid: then this does nothing
