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
DROP INDEX CONCURRENTLY IF EXISTS orders_newer;
CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_newer ON orders (day DESC);
CREATE INDEX CONCURRENTLY orders_latest ON orders (day DESC, id);
CREATE TABLE notes (id bigint);
CREATE INDEX CONCURRENTLY IF NOT EXISTS notes_id ON notes (id);
