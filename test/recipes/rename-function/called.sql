-- schema
CREATE SCHEMA shop;
CREATE FUNCTION shop.tax(amount int, rate int DEFAULT 5) RETURNS int LANGUAGE sql STABLE SECURITY DEFINER AS $$ SELECT amount / rate $$;
CREATE FUNCTION total(n int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN n + shop.tax(n); END $$;
-- v1
SELECT shop.tax($1);
-- v2
SELECT shop."Sales tax"($1);
-- change
ALTER FUNCTION shop.tax(int, int) RENAME TO "Sales tax";
