-- Attach Events 24 to Events without reading its rows under a lock
-- servers: From the first step on Events 24 takes only rows within the bounds.
-- note: VALIDATE CONSTRAINT fails while Events 24 has rows outside the bounds, as ATTACH PARTITION would. Look for them first, by the query of the first step.
-- note: The way back detaches Events 24 under an ACCESS EXCLUSIVE lock on Events, which it takes only for a moment.

-- expand, this release: Stop if rows of Events 24 do not belong into the partition
DO $$
BEGIN
  IF EXISTS (SELECT FROM "Events 24" WHERE NOT ("At" IS NOT NULL AND "At" >= '2024-01-01' AND "At" < '2025-01-01')) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of Events 24 do not belong into the partition';
  END IF;
END $$;

-- backfill, this release: Refuse new rows of Events 24 that do not belong into the partition
ALTER TABLE "Events 24" ADD CONSTRAINT "Events 24_bounds" CHECK ("At" IS NOT NULL AND "At" >= '2024-01-01' AND "At" < '2025-01-01') NOT VALID;
-- down: ALTER TABLE "Events 24" DROP CONSTRAINT IF EXISTS "Events 24_bounds";

-- backfill, this release: See that all rows of Events 24 belong into the partition
ALTER TABLE "Events 24" VALIDATE CONSTRAINT "Events 24_bounds";

-- backfill, this release, outside a transaction: Build the index of Events 24_pkey on Events 24 while writes go on
DO $$
BEGIN
  IF EXISTS (SELECT line, "At", count(*) FROM "Events 24" WHERE line IS NOT NULL AND "At" IS NOT NULL GROUP BY line, "At" HAVING count(*) > 1) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of Events 24 repeat line, At';
  END IF;
END $$;
DROP INDEX CONCURRENTLY IF EXISTS "Events 24_pkey";
CREATE UNIQUE INDEX CONCURRENTLY "Events 24_pkey" ON "Events 24" (line, "At");

-- backfill, this release: Make Events 24_pkey the constraint
ALTER TABLE "Events 24" ADD CONSTRAINT "Events 24_pkey" PRIMARY KEY USING INDEX "Events 24_pkey";
-- down: ALTER TABLE "Events 24" DROP CONSTRAINT "Events 24_pkey";

-- backfill, this release: Attach Events 24
ALTER TABLE "Events" ATTACH PARTITION "Events 24" FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
ALTER TABLE "Events 24" DROP CONSTRAINT "Events 24_bounds";
-- down: ALTER TABLE "Events" DETACH PARTITION "Events 24";
