-- Add log_size_check to log in the next release
-- servers: The new server writes rows of log that satisfy size >= 0, and no others.
-- servers: v1.0.0 may write others until it is gone; the new server can read them.
-- note: Find the rows that do not satisfy it, and correct them first: SELECT * FROM log WHERE NOT (size >= 0). A row that does not can't be changed in any column once the CHECK stands.
-- note: That v1.0.0 writes nothing that breaks log_size_check can't be told here. If it surely does not, all of it may ship with this release.

-- contract, next release: Stop if a row of log does not satisfy log_size_check
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM log WHERE NOT (size >= 0)) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of log do not satisfy log_size_check';
  END IF;
END $$;

-- contract, next release: Check new and changed rows of log
ALTER TABLE log ADD CONSTRAINT log_size_check CHECK (size >= 0) NOT VALID;
-- down: ALTER TABLE log DROP CONSTRAINT log_size_check;

-- contract, next release: Check the rows of log that are there
ALTER TABLE log VALIDATE CONSTRAINT log_size_check;
