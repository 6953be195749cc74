-- Replace orders_customer_idx while reads and writes of orders go on
-- note: The two indexes stand side by side for a while: there must be room for both.
-- note: The way back builds the old index anew.

-- expand, this release, outside a transaction: Build the new orders_customer_idx on orders as orders_customer_idx_new
DROP INDEX CONCURRENTLY IF EXISTS orders_customer_idx_new;
CREATE INDEX CONCURRENTLY orders_customer_idx_new ON orders (customer, made DESC) WITH (fillfactor = 80);
-- down: DROP INDEX CONCURRENTLY IF EXISTS orders_customer_idx_new;

-- backfill, this release: Let orders_customer_idx_new take the name of orders_customer_idx
ALTER INDEX orders_customer_idx RENAME TO orders_customer_idx_old;
ALTER INDEX orders_customer_idx_new RENAME TO orders_customer_idx;
-- down: ALTER INDEX orders_customer_idx RENAME TO orders_customer_idx_new;
-- down: ALTER INDEX orders_customer_idx_old RENAME TO orders_customer_idx;

-- backfill, this release, outside a transaction: Drop the old orders_customer_idx
DROP INDEX CONCURRENTLY IF EXISTS orders_customer_idx_old;
-- down: CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_customer_idx_old ON orders (customer);
