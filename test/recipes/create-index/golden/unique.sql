-- Create orders_code without blocking writes to orders
-- servers: The new server writes no duplicates, and does not rest an ON CONFLICT on orders_code yet; v1.0.0 still may write duplicates until it is gone.
-- note: CREATE INDEX CONCURRENTLY runs outside a transaction and without a lock_timeout: given up half-way it leaves an invalid index behind, which the DROP before it removes at the next try.
-- note: While there are duplicates the build fails. Look for them first.

-- contract, next release, outside a transaction: Build orders_code on orders while writes go on
DROP INDEX CONCURRENTLY IF EXISTS orders_code;
CREATE UNIQUE INDEX CONCURRENTLY orders_code ON orders (lower(code));
-- down: DROP INDEX CONCURRENTLY IF EXISTS orders_code;
