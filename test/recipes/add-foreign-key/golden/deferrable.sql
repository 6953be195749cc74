-- Add of_user to orders without a long lock
-- servers: The new server writes no row of orders without its row of users, and deletes none that is referred to.
-- note: From its first step on the foreign key refuses what breaks it; that v1.0.0 never does can't be told here. If it surely does not, these steps may ship with this release.
-- note: Look for rows that break it first: SELECT * FROM orders o WHERE num_nulls(o.tenant, o.user_id) BETWEEN 1 AND 1 OR o.tenant IS NOT NULL AND o.user_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM users r WHERE r.tenant = o.tenant AND r.id = o.user_id)

-- expand, this release, outside a transaction: Index what refers, so that a DELETE of what is referred to stays quick
DROP INDEX CONCURRENTLY IF EXISTS orders_tenant_user_id_idx;
CREATE INDEX CONCURRENTLY orders_tenant_user_id_idx ON orders (tenant, user_id);
-- down: DROP INDEX CONCURRENTLY IF EXISTS orders_tenant_user_id_idx;

-- contract, next release: Check new rows of orders against users
ALTER TABLE orders ADD CONSTRAINT of_user FOREIGN KEY (tenant, user_id) REFERENCES users (tenant, id) MATCH FULL ON DELETE SET NULL (user_id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED NOT VALID;
-- down: ALTER TABLE orders DROP CONSTRAINT of_user;

-- contract, next release: Check the rows of orders that are there
ALTER TABLE orders VALIDATE CONSTRAINT of_user;
