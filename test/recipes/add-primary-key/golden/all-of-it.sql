-- Make code the primary key of countries without a long lock
-- servers: The new server gives code in every row, and never twice the same.
-- note: Find the rows that stand in the way, and correct them first: SELECT code, count(*) FROM countries WHERE code IS NOT NULL GROUP BY code HAVING count(*) > 1. While there are any, the plan stops.

-- expand, this release, outside a transaction: Build the index of Countries key on countries while writes go on
DO $$
BEGIN
  IF EXISTS (SELECT code, count(*) FROM countries WHERE code IS NOT NULL GROUP BY code HAVING count(*) > 1) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of countries repeat code';
  END IF;
END $$;
DROP INDEX CONCURRENTLY IF EXISTS "Countries key";
CREATE UNIQUE INDEX CONCURRENTLY "Countries key" ON countries (code) INCLUDE (name) WITH (fillfactor = 70) TABLESPACE pg_default;
-- down: DROP INDEX CONCURRENTLY IF EXISTS "Countries key";

-- backfill, this release: Make it the primary key of countries
ALTER TABLE countries ADD CONSTRAINT "Countries key" PRIMARY KEY USING INDEX "Countries key";
-- down: ALTER TABLE countries DROP CONSTRAINT "Countries key";
