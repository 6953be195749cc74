-- Replace users_email while reads and writes of users go on
-- servers: v1.0.0 may still write what the new users_email refuses, until it is gone. The new server writes no such rows, and does not rest an ON CONFLICT on it yet.
-- note: The two indexes stand side by side for a while: there must be room for both.
-- note: While there are duplicates the build fails. Look for them first.
-- note: The way back builds the old index anew.

-- contract, next release, outside a transaction: Build the new users_email on users as users_email_new
DROP INDEX CONCURRENTLY IF EXISTS users_email_new;
CREATE UNIQUE INDEX CONCURRENTLY users_email_new ON users (email);
-- down: DROP INDEX CONCURRENTLY IF EXISTS users_email_new;

-- contract, next release: Let users_email_new take the name of users_email
ALTER INDEX users_email RENAME TO users_email_old;
ALTER INDEX users_email_new RENAME TO users_email;
-- down: ALTER INDEX users_email RENAME TO users_email_new;
-- down: ALTER INDEX users_email_old RENAME TO users_email;

-- contract, next release, outside a transaction: Drop the old users_email
DROP INDEX CONCURRENTLY IF EXISTS users_email_old;
-- down: CREATE INDEX CONCURRENTLY IF NOT EXISTS users_email_old ON users (email);
