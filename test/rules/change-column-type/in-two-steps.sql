-- Two steps, one finding: what counts is the type at the end.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, qty smallint);
-- file: db/queries/orders.sql
SELECT qty FROM orders;
-- now
-- file: db/migrations/002_types.sql
ALTER TABLE orders ALTER COLUMN qty TYPE int;
--                              ^^^ error change-column-type: v1.0.0 still reads orders.qty as smallint, and it becomes text [db/queries/orders.sql:1]
ALTER TABLE orders ALTER COLUMN qty TYPE text;
