-- Drop orders Made without blocking orders
-- note: DROP INDEX CONCURRENTLY waits for the transactions that are open, and locks nobody out meanwhile.
-- note: The way back builds the index anew.
-- note: No query of v1.0.0 was found that needs orders Made.

-- expand, this release, outside a transaction: Drop orders Made
DROP INDEX CONCURRENTLY IF EXISTS "orders Made";
-- down: CREATE INDEX CONCURRENTLY IF NOT EXISTS "orders Made" ON orders (made DESC) WHERE made IS NOT NULL;
-- down: COMMENT ON INDEX "orders Made" IS 'for the monthly report';
