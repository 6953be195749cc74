-- Make Code and part the primary key of geo.Countries in the next release
-- servers: The new server gives Code and part in every row, and never twice the same.
-- servers: v1.0.0 may write rows that break the key until it is gone.
-- note: Find the rows that stand in the way, and correct them first: SELECT "Code", part, count(*) FROM geo."Countries" WHERE "Code" IS NOT NULL AND part IS NOT NULL GROUP BY "Code", part HAVING count(*) > 1; SELECT * FROM geo."Countries" WHERE "Code" IS NULL. While there are any, the plan stops.
-- note: If v1.0.0 surely writes no such rows, all of it may ship with this release.

-- contract, next release: Refuse NULL in geo.Countries.Code from now on
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM geo."Countries" WHERE "Code" IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'geo.Countries.Code is NULL in some rows';
  END IF;
END $$;
ALTER TABLE geo."Countries" ADD CONSTRAINT "Countries_Code_not_null_check" CHECK ("Code" IS NOT NULL) NOT VALID;
-- down: ALTER TABLE geo."Countries" DROP CONSTRAINT "Countries_Code_not_null_check";

-- contract, next release: Prove that no row of geo.Countries.Code is NULL
ALTER TABLE geo."Countries" VALIDATE CONSTRAINT "Countries_Code_not_null_check";

-- contract, next release: Set geo.Countries.Code NOT NULL, which the proof makes instant
ALTER TABLE geo."Countries" ALTER COLUMN "Code" SET NOT NULL;
ALTER TABLE geo."Countries" DROP CONSTRAINT "Countries_Code_not_null_check";
-- down: ALTER TABLE geo."Countries" ADD CONSTRAINT "Countries_Code_not_null_check" CHECK ("Code" IS NOT NULL) NOT VALID;
-- down: ALTER TABLE geo."Countries" ALTER COLUMN "Code" DROP NOT NULL;

-- contract, next release, outside a transaction: Build the index of Countries_pkey on geo.Countries while writes go on
DO $$
BEGIN
  IF EXISTS (SELECT "Code", part, count(*) FROM geo."Countries" WHERE "Code" IS NOT NULL AND part IS NOT NULL GROUP BY "Code", part HAVING count(*) > 1) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of geo.Countries repeat Code, part';
  END IF;
END $$;
DROP INDEX CONCURRENTLY IF EXISTS geo."Countries_pkey";
CREATE UNIQUE INDEX CONCURRENTLY "Countries_pkey" ON geo."Countries" ("Code", part);
-- down: DROP INDEX CONCURRENTLY IF EXISTS geo."Countries_pkey";

-- contract, next release: Make it the primary key of geo.Countries
ALTER TABLE geo."Countries" ADD CONSTRAINT "Countries_pkey" PRIMARY KEY USING INDEX "Countries_pkey";
-- down: ALTER TABLE geo."Countries" DROP CONSTRAINT "Countries_pkey";
