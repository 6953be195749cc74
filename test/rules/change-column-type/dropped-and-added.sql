-- Dropped and added with another type: the name is there again, and means another kind of value.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, qty int);
-- file: db/queries/orders.sql
SELECT qty FROM orders;
-- now
-- file: db/migrations/002_types.sql
ALTER TABLE orders DROP COLUMN qty;
--                             ^^^ error change-column-type: v1.0.0 still reads orders.qty as integer, and it becomes text [db/queries/orders.sql:1]
ALTER TABLE orders ADD COLUMN qty text;
