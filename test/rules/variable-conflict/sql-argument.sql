-- In an SQL body the column wins.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, price int);
CREATE FUNCTION dear(low int) RETURNS bigint LANGUAGE sql AS $$ SELECT count(*) FROM orders WHERE price > low $$;
-- file: db/queries/server.sql
SELECT dear($1);
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE orders ADD COLUMN low int;
--                            ^^^ error variable-conflict: The function dear goes on and means something else: low is its argument, and becomes the column of orders that it reads
