-- The body says which one it means, or asks PL/pgSQL to; or it reads another table; or is made anew.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, price int);
CREATE TABLE other (id bigint);
CREATE FUNCTION price_of(wanted bigint) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
  total int := 0;
  "Odd" text;
BEGIN
  SELECT price INTO total FROM orders WHERE id = wanted AND price_of.total = 0 AND "Odd" IS NULL;
  RETURN total;
END $$;
CREATE FUNCTION asks(wanted bigint) RETURNS int LANGUAGE plpgsql AS $$
#variable_conflict use_variable
DECLARE least int;
BEGIN SELECT price INTO least FROM orders WHERE id = wanted AND least IS NULL; RETURN least; END $$;
CREATE FUNCTION elsewhere(wanted bigint) RETURNS int LANGUAGE plpgsql AS $$
DECLARE stock int;
BEGIN SELECT id INTO stock FROM other WHERE id = wanted AND stock IS NULL; RETURN stock; END $$;
CREATE FUNCTION anew(wanted bigint) RETURNS int LANGUAGE plpgsql AS $$
DECLARE rest int;
BEGIN SELECT price INTO rest FROM orders WHERE id = wanted AND rest IS NULL; RETURN rest; END $$;
CREATE FUNCTION makes(tip int) RETURNS void LANGUAGE plpgsql AS $$
BEGIN INSERT INTO orders (price) VALUES (tip); END $$;
-- file: db/queries/server.sql
SELECT price_of($1);
-- now
-- file: db/migrations/002_release.sql
CREATE OR REPLACE FUNCTION anew(wanted bigint) RETURNS int LANGUAGE plpgsql AS $$
DECLARE left_over int;
BEGIN SELECT price INTO left_over FROM orders WHERE id = wanted AND left_over IS NULL; RETURN left_over; END $$;
ALTER TABLE orders ADD COLUMN total int;
ALTER TABLE orders ADD COLUMN least int;
ALTER TABLE orders ADD COLUMN stock int;
ALTER TABLE orders ADD COLUMN rest int;
ALTER TABLE orders ADD COLUMN tip int;
