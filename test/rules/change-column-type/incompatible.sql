-- Measured breaks: operators, parameters and drivers of the old type fail.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, qty int, ref text, paid int, data text, at date);
-- file: db/queries/orders.sql
SELECT qty + 1, ref, paid, data, at FROM orders;
-- now
-- file: db/migrations/002_types.sql
ALTER TABLE orders ALTER COLUMN qty TYPE text;
--                              ^^^ error change-column-type: v1.0.0 still reads orders.qty as integer, and it becomes text [db/queries/orders.sql:1]
ALTER TABLE orders ALTER COLUMN ref TYPE uuid USING ref::uuid;
--                              ^^^ error change-column-type: v1.0.0 still reads orders.ref as text, and it becomes uuid [db/queries/orders.sql:1]
--                              ^^^ warning cast-on-existing: A value of orders.ref that is no uuid makes this fail
ALTER TABLE orders ALTER COLUMN paid TYPE boolean USING paid <> 0;
--                              ^^^^ error change-column-type: v1.0.0 still reads orders.paid as integer, and it becomes boolean [db/queries/orders.sql:1]
ALTER TABLE orders ALTER COLUMN data TYPE jsonb USING data::jsonb;
--                              ^^^^ error change-column-type: v1.0.0 still reads orders.data as text, and it becomes jsonb [db/queries/orders.sql:1]
--                              ^^^^ warning cast-on-existing: A value of orders.data that is no jsonb makes this fail
ALTER TABLE orders ALTER COLUMN at TYPE timestamptz;
--                              ^^ error change-column-type: v1.0.0 still reads orders.at as date, and it becomes timestamp with time zone [db/queries/orders.sql:1]
