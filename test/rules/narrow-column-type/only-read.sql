-- The previous server doesn't write the column; existing rows may still be too long.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, code varchar(20));
-- file: db/queries/orders.sql
SELECT code FROM orders;
-- now
-- file: db/migrations/002_narrow.sql
ALTER TABLE orders ALTER COLUMN code TYPE varchar(5);
--                              ^^^^ warning narrow-column-type: orders.code shrinks from character varying(20) to character varying(5): the migration fails if a value does not fit
