-- A materialized view, with its data and without.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, state text, old text, total int);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_with.sql
CREATE MATERIALIZED VIEW sums AS SELECT state, sum(total) AS total FROM orders GROUP BY state;
--                       ^^^^ information long-query: sums is filled by a query over orders: the migration takes as long as that
-- file: db/migrations/003_without.sql
CREATE MATERIALIZED VIEW later AS SELECT state FROM orders WITH NO DATA;
-- file: db/migrations/004_said.sql
CREATE MATERIALIZED VIEW said AS SELECT state FROM orders WITH DATA;
--                       ^^^^ information long-query: said is filled by a query over orders: the migration takes as long as that
