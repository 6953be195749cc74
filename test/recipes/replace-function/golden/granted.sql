-- Replace price(bigint) in three releases
-- servers: v1.0.0 calls price(bigint), so it stays until that server is gone.
-- servers: The new server calls price_v2 in place of price; the one of the next release calls price again.
-- note: A call of price could mean the old one as well as the new one, so the two can't bear one name while both servers run.
-- note: Who may execute it is not known here: repeat GRANT and REVOKE for what is created anew.

-- expand, this release: Create the new price as price_v2
CREATE FUNCTION price_v2(item bigint) RETURNS numeric LANGUAGE sql SECURITY DEFINER AS $$ SELECT 100.00 $$;
REVOKE EXECUTE ON FUNCTION price_v2(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION price_v2(bigint) TO postgres;
-- down: DROP FUNCTION price_v2(bigint);

-- contract, next release: Let price be the new one
DROP FUNCTION price(bigint);
CREATE FUNCTION price(item bigint) RETURNS numeric LANGUAGE sql SECURITY DEFINER AS $$ SELECT 100.00 $$;
REVOKE ALL ON FUNCTION price(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION price(bigint) TO postgres;
COMMENT ON FUNCTION price(bigint) IS 'what it costs';
-- down: DROP FUNCTION price(bigint);
-- down: CREATE FUNCTION price(item bigint) RETURNS integer LANGUAGE sql AS $$ SELECT 100 $$;

-- contract, release after next: Drop price_v2
DROP FUNCTION price_v2(bigint);
-- down: CREATE FUNCTION price_v2(item bigint) RETURNS numeric LANGUAGE sql SECURITY DEFINER AS $$ SELECT 100.00 $$;
-- down: REVOKE EXECUTE ON FUNCTION price_v2(bigint) FROM PUBLIC;
-- down: GRANT EXECUTE ON FUNCTION price_v2(bigint) TO postgres;
