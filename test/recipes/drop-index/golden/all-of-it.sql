-- Drop orders_told in the next release
-- servers: v1.0.0 uses orders, and can count on what orders_told keeps unique.
-- servers: v1.0.0 looks rows of orders up by customer.
-- servers: The new server does without orders_told, and writes no duplicates as long as it is there.
-- note: DROP INDEX CONCURRENTLY waits for the transactions that are open, and locks nobody out meanwhile.
-- note: The way back builds the index anew.
-- note: REPLICA IDENTITY of orders is orders_told: choose another one before, else UPDATE and DELETE of orders fail where it is published.

-- contract, next release, outside a transaction: Drop orders_told
DROP INDEX CONCURRENTLY IF EXISTS orders_told;
-- down: CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS orders_told ON orders (customer, (number)) INCLUDE (id) WITH (fillfactor = 50, deduplicate_items = 'off');
-- down: COMMENT ON INDEX orders_told IS 'numbers of a customer';
-- down: ALTER TABLE orders REPLICA IDENTITY USING INDEX orders_told;
