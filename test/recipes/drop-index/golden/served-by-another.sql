-- Drop orders_customer without blocking orders
-- note: DROP INDEX CONCURRENTLY waits for the transactions that are open, and locks nobody out meanwhile.
-- note: The way back builds the index anew.
-- note: No query of v1.0.0 was found that needs orders_customer.

-- expand, this release, outside a transaction: Drop orders_customer
DROP INDEX CONCURRENTLY IF EXISTS orders_customer;
-- down: CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_customer ON orders (customer);
