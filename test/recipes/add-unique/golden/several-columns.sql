-- Make tenantId and number of shop.Order unique in the next release
-- servers: The new server writes no duplicates to tenantId and number, and rests no ON CONFLICT or ON DUPLICATE KEY on Order number yet.
-- servers: v1.0.0 may write duplicates until it is gone.
-- note: Find the rows that stand in the way: SELECT "tenantId", number, count(*) FROM shop."Order" GROUP BY "tenantId", number HAVING count(*) > 1. While there are any, the first step stops; one that is written after that makes the building fail, and the invalid index it leaves behind goes with the DROP at the next try.
-- note: CREATE INDEX CONCURRENTLY runs outside a transaction and without a lock_timeout.
-- note: If v1.0.0 surely writes no duplicates to tenantId and number, all of it may ship with this release.

-- contract, next release, outside a transaction: Build the index of Order number on shop.Order while writes go on
DO $$
BEGIN
  IF EXISTS (SELECT "tenantId", number, count(*) FROM shop."Order" GROUP BY "tenantId", number HAVING count(*) > 1) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of shop.Order repeat tenantId, number';
  END IF;
END $$;
DROP INDEX CONCURRENTLY IF EXISTS shop."Order number";
CREATE UNIQUE INDEX CONCURRENTLY "Order number" ON shop."Order" ("tenantId", number) INCLUDE (note) NULLS NOT DISTINCT;
-- down: DROP INDEX CONCURRENTLY IF EXISTS shop."Order number";

-- contract, next release: Make it the constraint Order number
ALTER TABLE shop."Order" ADD CONSTRAINT "Order number" UNIQUE USING INDEX "Order number";
-- down: ALTER TABLE shop."Order" DROP CONSTRAINT "Order number";
