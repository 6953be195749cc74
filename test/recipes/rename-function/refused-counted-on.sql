-- schema
CREATE FUNCTION tax(n int) RETURNS int LANGUAGE sql AS $$ SELECT n / 5 $$;
-- v1
SELECT tax($1);
-- change
ALTER FUNCTION tax(int) RENAME TO old_tax;
CREATE FUNCTION tax(n int) RETURNS int LANGUAGE sql AS $$ SELECT n / 4 $$;
