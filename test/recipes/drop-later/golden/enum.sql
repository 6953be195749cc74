-- Drop mood in the next release
-- servers: v1.0.0 uses mood, so it stays until that server is gone.
-- servers: The new server does not name mood.
-- note: Who may use it is not known here: repeat GRANT and REVOKE after the way back.

-- contract, next release: Drop mood
DROP TYPE mood;
-- down: CREATE TYPE mood AS ENUM ('good', 'it''s bad');
