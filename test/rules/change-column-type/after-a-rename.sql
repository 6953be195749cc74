-- Renamed first: the message names the column as the previous server knows it.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, qty int);
-- file: db/queries/orders.sql
SELECT qty FROM orders;
-- now
-- file: db/queries/orders.sql
SELECT amount FROM orders;
-- file: db/migrations/002_types.sql
ALTER TABLE orders RENAME COLUMN qty TO amount;
--                               ^^^ error rename-column: v1.0.0 still reads orders.qty [db/queries/orders.sql:1]
ALTER TABLE orders ALTER COLUMN amount TYPE text;
--                              ^^^^^^ error change-column-type: v1.0.0 still reads orders.qty as integer, and it becomes text [db/queries/orders.sql:1]
