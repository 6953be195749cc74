-- A column that takes the name of a variable.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, price int);
CREATE FUNCTION price_of(wanted bigint) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
  total int := 0;
  "Odd" text;
BEGIN
  SELECT price INTO total FROM orders WHERE id = wanted AND total = 0 AND "Odd" IS NULL;
  RETURN total;
END $$;
-- file: db/queries/server.sql
SELECT price_of($1);
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE orders ADD COLUMN note text;
ALTER TABLE orders RENAME COLUMN note TO total;
--                               ^^^^ error variable-conflict: The function price_of fails when it is called: total is its variable, and also a column of orders then, which it reads
