-- Replace price(bigint) by price(bigint, text) in two releases
-- servers: v1.0.0 calls price(bigint), so it stays until that server is gone.
-- servers: The new server calls price(bigint, text) only. Both have the name, and the number of arguments tells them apart.
-- note: Who may execute it is not known here: repeat GRANT and REVOKE for what is created anew.

-- expand, this release: Create price(bigint, text) beside price(bigint)
CREATE FUNCTION price(item bigint, currency text) RETURNS int LANGUAGE sql SECURITY DEFINER AS $$ SELECT 100 $$;
-- down: DROP FUNCTION price(bigint, text);

-- contract, next release: Drop price(bigint)
DROP FUNCTION price(bigint);
-- down: CREATE FUNCTION price(item bigint) RETURNS int LANGUAGE sql SECURITY DEFINER AS $$ SELECT 100 $$;
-- down: ALTER FUNCTION price(bigint) OWNER TO pg_monitor;
