-- Make tenant and id the primary key of orders in place of id
-- servers: The new server gives tenant and id in every row, and never twice the same; it rests no ON CONFLICT and no GROUP BY on id being the key, nor yet on tenant and id.
-- servers: v1.0.0 finds the old key as it was, as long as it runs.
-- note: Find the rows that stand in the way of the new key, and correct them first: SELECT tenant, id, count(*) FROM orders WHERE tenant IS NOT NULL AND id IS NOT NULL GROUP BY tenant, id HAVING count(*) > 1.
-- note: After the contract step nothing keeps id from repeating: add a unique constraint if something should.
-- note: Logical replication identifies rows by the primary key: it goes by the new one then.
-- note: Taking the contract step back builds the index of the old key under its lock; it fails where the old key repeats by then.

-- expand, this release, outside a transaction: Build the index of orders_tenant_id_idx on orders while writes go on
DO $$
BEGIN
  IF EXISTS (SELECT tenant, id, count(*) FROM orders WHERE tenant IS NOT NULL AND id IS NOT NULL GROUP BY tenant, id HAVING count(*) > 1) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of orders repeat tenant, id';
  END IF;
END $$;
DROP INDEX CONCURRENTLY IF EXISTS orders_tenant_id_idx;
CREATE UNIQUE INDEX CONCURRENTLY orders_tenant_id_idx ON orders (tenant, id);
-- down: DROP INDEX CONCURRENTLY IF EXISTS orders_tenant_id_idx;

-- contract, next release: Change the primary key of orders
ALTER TABLE orders DROP CONSTRAINT orders_key;
ALTER TABLE orders ADD CONSTRAINT orders_key PRIMARY KEY USING INDEX orders_tenant_id_idx;
-- down: ALTER TABLE orders DROP CONSTRAINT orders_key;
-- down: ALTER TABLE orders ADD CONSTRAINT orders_key PRIMARY KEY (id);
-- down: CREATE UNIQUE INDEX orders_tenant_id_idx ON orders (tenant, id);
