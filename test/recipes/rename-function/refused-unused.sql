-- schema
CREATE FUNCTION tax(n int) RETURNS int LANGUAGE sql AS $$ SELECT n / 5 $$;
-- v1
SELECT 1;
-- change
ALTER FUNCTION tax(int) RENAME TO sales_tax;
