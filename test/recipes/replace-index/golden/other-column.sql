-- Replace Orders Idx while reads and writes of shop.orders go on
-- servers: v1.0.0 looks rows of shop.orders up by customer.
-- note: The two indexes stand side by side for a while: there must be room for both.
-- note: The way back builds the old index anew.

-- expand, this release, outside a transaction: Build the new Orders Idx on shop.orders as Orders Idx_new_2
DROP INDEX CONCURRENTLY IF EXISTS shop."Orders Idx_new_2";
CREATE INDEX CONCURRENTLY "Orders Idx_new_2" ON shop.orders (made);
-- down: DROP INDEX CONCURRENTLY IF EXISTS shop."Orders Idx_new_2";

-- contract, next release: Let Orders Idx_new_2 take the name of Orders Idx
ALTER INDEX shop."Orders Idx" RENAME TO "Orders Idx_old";
ALTER INDEX shop."Orders Idx_new_2" RENAME TO "Orders Idx";
-- down: ALTER INDEX shop."Orders Idx" RENAME TO "Orders Idx_new_2";
-- down: ALTER INDEX shop."Orders Idx_old" RENAME TO "Orders Idx";

-- contract, next release, outside a transaction: Drop the old Orders Idx
DROP INDEX CONCURRENTLY IF EXISTS shop."Orders Idx_old";
-- down: CREATE INDEX CONCURRENTLY IF NOT EXISTS "Orders Idx_old" ON shop.orders (customer);
-- down: COMMENT ON INDEX shop."Orders Idx_old" IS 'by customer';
