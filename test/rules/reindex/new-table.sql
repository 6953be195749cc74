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
CREATE TABLE notes (id bigint PRIMARY KEY);
REINDEX TABLE notes;
