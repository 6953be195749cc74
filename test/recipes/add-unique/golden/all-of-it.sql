-- Make code of plans unique without a long lock
-- servers: The new server writes no duplicates to code.
-- note: Find the rows that stand in the way: SELECT code, count(*) FROM plans GROUP BY code HAVING count(*) > 1. While there are any, the first step stops; one that is written after that makes the building fail, and the invalid index it leaves behind goes with the DROP at the next try.
-- note: CREATE INDEX CONCURRENTLY runs outside a transaction and without a lock_timeout.

-- expand, this release, outside a transaction: Build the index of plans_code on plans while writes go on
DO $$
BEGIN
  IF EXISTS (SELECT code, count(*) FROM plans GROUP BY code HAVING count(*) > 1) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of plans repeat code';
  END IF;
END $$;
DROP INDEX CONCURRENTLY IF EXISTS plans_code;
CREATE UNIQUE INDEX CONCURRENTLY plans_code ON plans (code) INCLUDE (note) NULLS NOT DISTINCT WITH (fillfactor = 60, deduplicate_items = 'off') TABLESPACE pg_default;
-- down: DROP INDEX CONCURRENTLY IF EXISTS plans_code;

-- backfill, this release: Make it the constraint plans_code
ALTER TABLE plans ADD CONSTRAINT plans_code UNIQUE USING INDEX plans_code;
-- down: ALTER TABLE plans DROP CONSTRAINT plans_code;
