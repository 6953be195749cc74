-- Drop legacy in the next release
-- servers: v1.0.0 uses legacy, so it stays until that server is gone.
-- servers: The new server does not name legacy.
-- note: There is no way back: with it go users and mails, and all rows.

-- contract, next release: Drop legacy
DROP SCHEMA legacy CASCADE;
