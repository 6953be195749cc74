-- Replace users_email while reads and writes of users go on
-- servers: v1.0.0 names users_email or upserts by it: that fails without it.
-- note: The two indexes stand side by side for a while: there must be room for both.
-- note: While both stand, two servers that insert the same new value at once may get a unique violation where ON CONFLICT alone would have settled it. Let them try again.
-- note: The way back builds the old index anew.

-- expand, this release, outside a transaction: Build the new users_email on users as users_email_new
DROP INDEX CONCURRENTLY IF EXISTS users_email_new;
CREATE UNIQUE INDEX CONCURRENTLY users_email_new ON users (tenant, email);
-- down: DROP INDEX CONCURRENTLY IF EXISTS users_email_new;

-- contract, next release: Let users_email_new take the name of users_email
ALTER INDEX users_email RENAME TO users_email_old;
ALTER INDEX users_email_new RENAME TO users_email;
-- down: ALTER INDEX users_email RENAME TO users_email_new;
-- down: ALTER INDEX users_email_old RENAME TO users_email;

-- contract, next release, outside a transaction: Drop the old users_email
DROP INDEX CONCURRENTLY IF EXISTS users_email_old;
-- down: CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS users_email_old ON users (email);
