-- schema
CREATE FUNCTION fac(n int) RETURNS int LANGUAGE sql AS $$ SELECT CASE WHEN n < 2 THEN 1 ELSE n * fac(n - 1) END $$;
-- v1
SELECT fac($1);
-- change
ALTER FUNCTION fac(int) RENAME TO factorial;
