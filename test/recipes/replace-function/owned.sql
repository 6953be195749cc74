-- schema
CREATE FUNCTION price(item bigint) RETURNS int LANGUAGE sql SECURITY DEFINER AS $$ SELECT 100 $$;
ALTER FUNCTION price(bigint) OWNER TO pg_monitor;
-- v1
SELECT price($1);
-- v2
SELECT price($1, 'EUR');
-- change
DROP FUNCTION price(bigint);
CREATE FUNCTION price(item bigint, currency text) RETURNS int LANGUAGE sql SECURITY DEFINER AS $$ SELECT 100 $$;
