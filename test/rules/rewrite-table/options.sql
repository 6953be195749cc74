-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY);
CREATE UNLOGGED TABLE visits (id bigint);
CREATE INDEX orders_id ON orders (id);
CREATE MATERIALIZED VIEW days AS SELECT 1 AS day;
CREATE TABLE parts (id int) PARTITION BY RANGE (id);
CREATE TABLE parts_1 PARTITION OF parts FOR VALUES FROM (0) TO (9);
CREATE INDEX parts_id ON parts (id);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE orders SET UNLOGGED;
--                 ^^^^^^^^^^^^ error rewrite-table: SET UNLOGGED writes all of orders again, while nobody can read or write it
ALTER TABLE visits SET LOGGED;
--                 ^^^^^^^^^^ error rewrite-table: SET LOGGED writes all of visits again, while nobody can read or write it
ALTER TABLE orders SET TABLESPACE fast;
--                 ^^^^^^^^^^^^^^^^^^^ error rewrite-table: SET TABLESPACE fast copies all of orders, while nobody can read or write it
ALTER TABLE orders SET ACCESS METHOD columnar;
--                 ^^^^^^^^^^^^^^^^^^^^^^^^^^ error rewrite-table: SET ACCESS METHOD columnar writes all of orders again, while nobody can read or write it
ALTER TABLE orders SET (fillfactor = 70);
ALTER TABLE visits SET UNLOGGED;
--                 ^^^^^^^^^^^^ error rewrite-table: SET UNLOGGED writes all of visits again, while nobody can read or write it
ALTER INDEX orders_id SET TABLESPACE fast;
--                    ^^^^^^^^^^^^^^^^^^^ error rewrite-table: SET TABLESPACE copies all of orders_id, and no query of orders can be planned meanwhile
ALTER INDEX orders_id SET (fillfactor = 70);
ALTER MATERIALIZED VIEW days SET TABLESPACE fast;
--                           ^^^^^^^^^^^^^^^^^^^ error rewrite-table: SET TABLESPACE copies all of days, while nobody can read it
ALTER MATERIALIZED VIEW days SET (fillfactor = 70);
ALTER TABLE parts SET TABLESPACE fast;
ALTER INDEX parts_id SET TABLESPACE fast;
ALTER TABLE ALL IN TABLESPACE slow SET TABLESPACE fast;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error rewrite-table: This copies everything that lies in the tablespace, while nobody can read or write what is being copied
