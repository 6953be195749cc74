-- Make tenant and email of users unique without a long lock
-- servers: The new server writes no duplicates to tenant and email.
-- note: Find the rows that stand in the way: SELECT tenant, email, count(*) FROM users WHERE tenant IS NOT NULL AND email IS NOT NULL GROUP BY tenant, email HAVING count(*) > 1. While there are any, the first step stops; one that is written after that makes the building fail, and the invalid index it leaves behind goes with the DROP at the next try.
-- note: CREATE INDEX CONCURRENTLY runs outside a transaction and without a lock_timeout.

-- expand, this release, outside a transaction: Build the index of users_tenant_email on users while writes go on
DO $$
BEGIN
  IF EXISTS (SELECT tenant, email, count(*) FROM users WHERE tenant IS NOT NULL AND email IS NOT NULL GROUP BY tenant, email HAVING count(*) > 1) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of users repeat tenant, email';
  END IF;
END $$;
DROP INDEX CONCURRENTLY IF EXISTS users_tenant_email;
CREATE UNIQUE INDEX CONCURRENTLY users_tenant_email ON users (tenant, email);
-- down: DROP INDEX CONCURRENTLY IF EXISTS users_tenant_email;

-- backfill, this release: Make it the constraint users_tenant_email
ALTER TABLE users ADD CONSTRAINT users_tenant_email UNIQUE USING INDEX users_tenant_email;
-- down: ALTER TABLE users DROP CONSTRAINT users_tenant_email;
