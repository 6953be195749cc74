-- Drop note(text) in the next release
-- servers: v1.0.0 calls note(text), so it stays until that server is gone.
-- servers: The new server does not call note(text).
-- note: Who may execute it is not known here: repeat GRANT and REVOKE for what is created anew.

-- contract, next release: Drop note(text)
DROP PROCEDURE note(text);
-- down: CREATE PROCEDURE note(line text) LANGUAGE plpgsql AS $$ BEGIN INSERT INTO log VALUES (line); END $$;
