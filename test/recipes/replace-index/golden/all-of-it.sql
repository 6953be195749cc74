-- Replace orders_expr while reads and writes of orders go on
-- note: The two indexes stand side by side for a while: there must be room for both.
-- note: The way back builds the old index anew.

-- expand, this release, outside a transaction: Build the new orders_expr on orders as orders_expr_new
DROP INDEX CONCURRENTLY IF EXISTS orders_expr_new;
CREATE INDEX CONCURRENTLY orders_expr_new ON orders ((number % 10), customer) WITH (fillfactor = 80);
-- down: DROP INDEX CONCURRENTLY IF EXISTS orders_expr_new;

-- backfill, this release: Let orders_expr_new take the name of orders_expr
ALTER INDEX orders_expr RENAME TO orders_expr_old;
ALTER INDEX orders_expr_new RENAME TO orders_expr;
-- down: ALTER INDEX orders_expr RENAME TO orders_expr_new;
-- down: ALTER INDEX orders_expr_old RENAME TO orders_expr;

-- backfill, this release, outside a transaction: Drop the old orders_expr
DROP INDEX CONCURRENTLY IF EXISTS orders_expr_old;
-- down: CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_expr_old ON orders ((number % 10)) WITH (fillfactor = 60);
-- down: ALTER INDEX orders_expr_old ALTER COLUMN 1 SET STATISTICS 300;
