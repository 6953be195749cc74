-- at: v1.0.0
-- file: db/migrations/00001_start.sql
-- +goose Up
CREATE TABLE orders (id bigint PRIMARY KEY, day date);
CREATE INDEX orders_day ON orders (day);
CREATE INDEX "Orders Id" ON orders (id);
CREATE INDEX orders_both ON orders (id, day);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/00002_index.sql
-- +goose Up
DROP INDEX CONCURRENTLY orders_day;
--                      ^^^^^^^^^^ error concurrently-in-transaction: DROP INDEX CONCURRENTLY fails here: it can't run in the transaction the migration runs in
REINDEX INDEX CONCURRENTLY orders_both;
--                         ^^^^^^^^^^^ error concurrently-in-transaction: REINDEX CONCURRENTLY fails here: it can't run in the transaction the migration runs in
