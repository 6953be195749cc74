-- A variable of a function, one in quotes, and an argument.
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
ALTER TABLE orders ADD COLUMN total int;
--                            ^^^^^ error variable-conflict: The function price_of fails when it is called: total is its variable, and also a column of orders then, which it reads
ALTER TABLE orders ADD COLUMN "Odd" text;
--                            ^^^^^ error variable-conflict: The function price_of fails when it is called: Odd is its variable, and also a column of orders then, which it reads
ALTER TABLE orders ADD COLUMN wanted int;
--                            ^^^^^^ error variable-conflict: The function price_of fails when it is called: wanted is its argument, and also a column of orders then, which it reads
ALTER TABLE orders ADD COLUMN sum int;
