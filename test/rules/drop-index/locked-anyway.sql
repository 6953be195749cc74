-- The transaction needs the same lock for another statement.
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
DROP INDEX orders_day;
--         ^^^^^^^^^^ information drop-index: DROP INDEX blocks reads and writes of orders while it waits for the queries that run
ALTER TABLE orders DROP COLUMN day;
--                             ^^^ information drop-column: Nothing in v1.0.0 uses orders.day: searched 1 file with 1 query, all understood
COMMIT;
