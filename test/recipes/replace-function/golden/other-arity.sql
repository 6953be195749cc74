-- Replace shop.price(bigint) by price(bigint, text) in two releases
-- servers: v1.0.0 calls shop.price(bigint), so it stays until that server is gone.
-- servers: The new server calls price(bigint, text) only. Both have the name, and the number of arguments tells them apart.
-- note: Who may execute it is not known here: repeat GRANT and REVOKE for what is created anew.

-- expand, this release: Create price(bigint, text) beside shop.price(bigint)
CREATE FUNCTION shop.price(item bigint, currency text) RETURNS numeric LANGUAGE sql AS $$ SELECT 100.0 $$;
-- down: DROP FUNCTION shop.price(bigint, text);

-- contract, next release: Drop shop.price(bigint)
DROP FUNCTION shop.price(bigint);
-- down: CREATE FUNCTION shop.price(item bigint) RETURNS int LANGUAGE sql AS $$ SELECT 100 $$;
