-- INSERT … SELECT * between tables whose new columns come in another order.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint, n int);
CREATE TABLE archive (id bigint, n int);
-- file: db/queries/server.sql
INSERT INTO archive SELECT * FROM orders;
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE orders ADD COLUMN a int, ADD COLUMN b int;
ALTER TABLE archive ADD COLUMN b int, ADD COLUMN a int;
--                                               ^ error changed-query: v1.0.0 still runs a query that goes on and means something else: its INSERT … SELECT * puts a into b then [db/queries/server.sql:1]
