-- Drop tax(integer) in the next release
-- servers: v1.0.0 calls tax(integer), so it stays until that server is gone.
-- servers: The new server does not call tax(integer).
-- note: Who may execute it is not known here: repeat GRANT and REVOKE for what is created anew.

-- contract, next release: Drop tax(integer)
DROP FUNCTION tax(integer);
-- down: CREATE FUNCTION tax(amount integer, OUT net integer, OUT tax integer) LANGUAGE sql IMMUTABLE STRICT SECURITY DEFINER SET search_path = '' AS $$ SELECT amount, amount / 5 $$;
