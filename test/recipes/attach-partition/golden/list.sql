-- Attach shop.Orders EU to shop.orders without reading its rows under a lock
-- servers: From the first step on shop.Orders EU takes only rows within the bounds.
-- note: VALIDATE CONSTRAINT fails while shop.Orders EU has rows outside the bounds, as ATTACH PARTITION would. Look for them first, by the query of the first step.
-- note: The way back detaches shop.Orders EU under an ACCESS EXCLUSIVE lock on shop.orders, which it takes only for a moment.

-- expand, this release: Stop if rows of shop.Orders EU do not belong into the partition
DO $$
BEGIN
  IF EXISTS (SELECT FROM shop."Orders EU" WHERE NOT ("Country" IS NOT NULL AND "Country" IN ('de', 'it''s'))) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of shop.Orders EU do not belong into the partition';
  END IF;
END $$;

-- backfill, this release: Refuse new rows of shop.Orders EU that do not belong into the partition
ALTER TABLE shop."Orders EU" ADD CONSTRAINT "Orders EU_bounds" CHECK ("Country" IS NOT NULL AND "Country" IN ('de', 'it''s')) NOT VALID;
-- down: ALTER TABLE shop."Orders EU" DROP CONSTRAINT IF EXISTS "Orders EU_bounds";

-- backfill, this release: See that all rows of shop.Orders EU belong into the partition
ALTER TABLE shop."Orders EU" VALIDATE CONSTRAINT "Orders EU_bounds";

-- backfill, this release: Attach shop.Orders EU
ALTER TABLE shop.orders ATTACH PARTITION shop."Orders EU" FOR VALUES IN ('de', 'it''s');
ALTER TABLE shop."Orders EU" DROP CONSTRAINT "Orders EU_bounds";
-- down: ALTER TABLE shop.orders DETACH PARTITION shop."Orders EU";
