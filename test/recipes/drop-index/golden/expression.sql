-- Drop users_email in the next release
-- servers: v1.0.0 looks rows of users up by email and name.
-- servers: The new server does without users_email.
-- note: DROP INDEX CONCURRENTLY waits for the transactions that are open, and locks nobody out meanwhile.
-- note: The way back builds the index anew.

-- contract, next release, outside a transaction: Drop users_email
DROP INDEX CONCURRENTLY IF EXISTS users_email;
-- down: CREATE INDEX CONCURRENTLY IF NOT EXISTS users_email ON users (lower(email), name);
