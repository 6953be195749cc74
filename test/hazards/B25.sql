-- A type that every row must be written again for
-- before
CREATE TABLE orders (id bigint PRIMARY KEY, number int, total numeric(10,2));
-- migration fires
ALTER TABLE orders ALTER COLUMN number TYPE bigint;
-- migration silent
ALTER TABLE orders ALTER COLUMN total TYPE numeric(12,2);
