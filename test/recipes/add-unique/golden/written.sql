-- Make email of users unique in the next release
-- servers: The new server writes no duplicates to email, and rests no ON CONFLICT or ON DUPLICATE KEY on users_email_key yet.
-- servers: v1.0.0 may write duplicates until it is gone.
-- note: Find the rows that stand in the way: SELECT email, count(*) FROM users WHERE email IS NOT NULL GROUP BY email HAVING count(*) > 1. While there are any, the first step stops; one that is written after that makes the building fail, and the invalid index it leaves behind goes with the DROP at the next try.
-- note: CREATE INDEX CONCURRENTLY runs outside a transaction and without a lock_timeout.
-- note: If v1.0.0 surely writes no duplicates to email, all of it may ship with this release.

-- contract, next release, outside a transaction: Build the index of users_email_key on users while writes go on
DO $$
BEGIN
  IF EXISTS (SELECT email, count(*) FROM users WHERE email IS NOT NULL GROUP BY email HAVING count(*) > 1) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of users repeat email';
  END IF;
END $$;
DROP INDEX CONCURRENTLY IF EXISTS users_email_key;
CREATE UNIQUE INDEX CONCURRENTLY users_email_key ON users (email);
-- down: DROP INDEX CONCURRENTLY IF EXISTS users_email_key;

-- contract, next release: Make it the constraint users_email_key
ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE USING INDEX users_email_key;
-- down: ALTER TABLE users DROP CONSTRAINT users_email_key;
