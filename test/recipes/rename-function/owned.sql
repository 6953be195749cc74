-- schema
CREATE FUNCTION tax(amount int, rate int DEFAULT 5) RETURNS int LANGUAGE sql STABLE SECURITY DEFINER AS $$ SELECT amount / rate $$;
ALTER FUNCTION tax(int, int) OWNER TO pg_monitor;
-- v1
SELECT tax($1);
-- v2
SELECT sales_tax($1);
-- change
ALTER FUNCTION tax(int, int) RENAME TO sales_tax;
