-- Create totals_customer without blocking writes to totals
-- note: CREATE INDEX CONCURRENTLY runs outside a transaction and without a lock_timeout: given up half-way it leaves an invalid index behind, which the DROP before it removes at the next try.

-- expand, this release, outside a transaction: Build totals_customer on totals while writes go on
DROP INDEX CONCURRENTLY IF EXISTS totals_customer;
CREATE INDEX CONCURRENTLY totals_customer ON totals (customer);
-- down: DROP INDEX CONCURRENTLY IF EXISTS totals_customer;
