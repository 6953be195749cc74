-- Drop book(integer) in the next release
-- servers: v1.0.0 calls book(integer), so it stays until that server is gone.
-- servers: The new server does not call book(integer).
-- note: Who may execute it is not known here: repeat GRANT and REVOKE for what is created anew.

-- contract, next release: Drop book(integer)
DROP PROCEDURE book(integer);
-- down: CREATE PROCEDURE book(amount integer) LANGUAGE sql AS $$ SELECT 1 $$;
