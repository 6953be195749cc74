-- Drop legacy in the next release
-- servers: v1.0.0 uses legacy, so it stays until that server is gone.
-- servers: The new server does not name legacy.
-- note: Who may use it is not known here: repeat GRANT and REVOKE after the way back.

-- contract, next release: Drop legacy
DROP SCHEMA legacy;
-- down: CREATE SCHEMA legacy;
