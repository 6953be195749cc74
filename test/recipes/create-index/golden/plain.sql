-- Create orders_customer_made_id_idx without blocking writes to orders
-- note: CREATE INDEX CONCURRENTLY runs outside a transaction and without a lock_timeout: given up half-way it leaves an invalid index behind, which the DROP before it removes at the next try.

-- expand, this release, outside a transaction: Build orders_customer_made_id_idx on orders while writes go on
DROP INDEX CONCURRENTLY IF EXISTS orders_customer_made_id_idx;
CREATE INDEX CONCURRENTLY orders_customer_made_id_idx ON orders (customer, made DESC) INCLUDE (id) WHERE customer IS NOT NULL;
-- down: DROP INDEX CONCURRENTLY IF EXISTS orders_customer_made_id_idx;
