-- Change a column to another kind of type
-- before
CREATE TABLE orders (id bigint PRIMARY KEY, qty int, code varchar(50));
-- v1
SELECT qty + 1 FROM orders WHERE code = $1;
-- migration fires
ALTER TABLE orders ALTER COLUMN qty TYPE text;
-- migration silent
ALTER TABLE orders ALTER COLUMN code TYPE varchar(100);
