-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, day date);
CREATE INDEX orders_day ON orders (day);
CREATE INDEX "Orders Id" ON orders (id);
CREATE INDEX orders_both ON orders (id, day);
CREATE SCHEMA app;
CREATE TABLE app.notes (id bigint PRIMARY KEY);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
REINDEX TABLE orders;
--            ^^^^^^ warning reindex: REINDEX blocks reads and writes of orders until its indexes are built again
REINDEX INDEX "Orders Id";
--            ^^^^^^^^^^^ warning reindex: REINDEX blocks reads and writes of orders until Orders Id is built again
REINDEX (VERBOSE) TABLE app.notes;
--                          ^^^^^ warning reindex: REINDEX blocks reads and writes of app.notes until its indexes are built again
REINDEX SCHEMA app;
--^^^^^^^^^^^^^^^^ warning reindex: REINDEX blocks reads and writes of app.notes until its indexes are built again
REINDEX DATABASE shop;
--^^^^^^^^^^^^^^^^^^^ warning reindex: REINDEX blocks reads and writes of orders and app.notes until their indexes are built again
