-- Drop users_email_key in the next release
-- servers: v1.0.0 names users_email_key or upserts by it: that fails without it.
-- servers: The new server does without users_email_key, and writes no duplicates as long as it is there.
-- note: DROP INDEX CONCURRENTLY waits for the transactions that are open, and locks nobody out meanwhile.
-- note: The way back builds the index anew.

-- contract, next release, outside a transaction: Drop users_email_key
DROP INDEX CONCURRENTLY IF EXISTS users_email_key;
-- down: CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS users_email_key ON users (email);
