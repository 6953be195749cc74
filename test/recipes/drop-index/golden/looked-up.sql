-- Drop orders_customer in the next release
-- servers: v1.0.0 looks rows of shop.orders up by customer.
-- servers: The new server does without orders_customer.
-- note: DROP INDEX CONCURRENTLY waits for the transactions that are open, and locks nobody out meanwhile.
-- note: The way back builds the index anew.

-- contract, next release, outside a transaction: Drop orders_customer
DROP INDEX CONCURRENTLY IF EXISTS shop.orders_customer;
-- down: CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_customer ON shop.orders (customer, made);
