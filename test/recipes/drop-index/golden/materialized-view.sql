-- Drop totals_customer in the next release
-- servers: v1.0.0 uses totals, and can count on what totals_customer keeps unique.
-- servers: The new server does without totals_customer, and writes no duplicates as long as it is there.
-- note: DROP INDEX CONCURRENTLY waits for the transactions that are open, and locks nobody out meanwhile.
-- note: The way back builds the index anew.
-- note: REFRESH MATERIALIZED VIEW CONCURRENTLY totals needs a unique index: make sure there is another one.

-- contract, next release, outside a transaction: Drop totals_customer
DROP INDEX CONCURRENTLY IF EXISTS totals_customer;
-- down: CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS totals_customer ON totals (customer);
