-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY);
CREATE TABLE "Odd Name" (id int PRIMARY KEY);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
VACUUM FULL orders;
--          ^^^^^^ error rewrite-table: VACUUM FULL writes all of orders again, while nobody can read or write it
VACUUM (FULL, ANALYZE) "Odd Name";
--                     ^^^^^^^^^^ error rewrite-table: VACUUM FULL writes all of Odd Name again, while nobody can read or write it
VACUUM (FULL false) orders;
VACUUM orders;
CLUSTER orders USING orders_pkey;
--      ^^^^^^ error rewrite-table: CLUSTER writes all of orders again, while nobody can read or write it
CLUSTER;
--^^^^^ error rewrite-table: CLUSTER writes every table again that was clustered before, while nobody can read or write it
