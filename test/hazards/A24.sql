-- A new column is called like a variable of a function
-- before
CREATE TABLE e (id bigint PRIMARY KEY, w int);
CREATE FUNCTION getn(x bigint) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
  total int;
BEGIN
  SELECT w INTO total FROM e WHERE id = x AND total IS NULL;
  RETURN total;
END $$;
-- v1
SELECT getn($1);
-- migration fires
ALTER TABLE e ADD COLUMN total int;
-- migration silent
ALTER TABLE e ADD COLUMN total_amount int;
