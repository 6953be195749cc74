-- schema
CREATE FUNCTION tax("Amount" integer) RETURNS integer LANGUAGE sql SECURITY DEFINER AS $$ SELECT "Amount" / 5 $$;
REVOKE EXECUTE ON FUNCTION tax(integer) FROM PUBLIC;
ALTER FUNCTION tax(integer) OWNER TO postgres;
-- v1
SELECT tax($1);
-- v2
SELECT sales_tax($1);
-- change
ALTER FUNCTION tax(integer) RENAME TO sales_tax;
