-- schema
CREATE FUNCTION price(item bigint) RETURNS integer LANGUAGE sql AS $$ SELECT 100 $$;
-- v1
SELECT price($1);
-- v2
SELECT price_v2($1);
-- change
DROP FUNCTION price(bigint);
CREATE FUNCTION price(item bigint) RETURNS numeric LANGUAGE sql AS $$ SELECT 100.00 $$;
ALTER FUNCTION price(bigint) SECURITY DEFINER;
