-- A statement that can't be run twice, in a file without a transaction
-- before
CREATE TABLE orders (id bigint PRIMARY KEY, note text);
CREATE INDEX orders_note ON orders (note);
-- migration fires
DROP INDEX CONCURRENTLY orders_note;
-- migration silent
DROP INDEX CONCURRENTLY IF EXISTS orders_note;
