-- schema
CREATE FUNCTION price(item bigint) RETURNS integer LANGUAGE sql AS $$ SELECT 100 $$;
-- v1
SELECT price($1);
-- v2
SELECT price_v2($1);
-- v3
SELECT price($1);
-- change
DROP FUNCTION price(bigint);
CREATE FUNCTION price(item bigint) RETURNS numeric LANGUAGE sql SECURITY DEFINER AS $$ SELECT 100.00 $$;
REVOKE ALL ON FUNCTION price(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION price(bigint) TO postgres;
COMMENT ON FUNCTION price(bigint) IS 'what it costs';
