-- Make Code the primary key of geo.Countries in place of id
-- servers: The new server gives Code in every row, and never twice the same; it rests no ON CONFLICT and no GROUP BY on id being the key, nor yet on Code.
-- servers: v1.0.0 finds the old key as it was, as long as it runs.
-- note: Find the rows that stand in the way of the new key, and correct them first: SELECT "Code", count(*) FROM geo."Countries" WHERE "Code" IS NOT NULL GROUP BY "Code" HAVING count(*) > 1.
-- note: After the contract step nothing keeps id from repeating: add a unique constraint if something should.
-- note: Logical replication identifies rows by the primary key: it goes by the new one then.
-- note: If v1.0.0 surely never repeats Code nor leaves it out, all but the last step may ship with this release.
-- note: Taking the contract step back builds the index of the old key under its lock; it fails where the old key repeats by then.

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

-- contract, next release, outside a transaction: Build the index of Countries_Code_idx on geo.Countries while writes go on
DO $$
BEGIN
  IF EXISTS (SELECT "Code", count(*) FROM geo."Countries" WHERE "Code" IS NOT NULL GROUP BY "Code" HAVING count(*) > 1) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of geo.Countries repeat Code';
  END IF;
END $$;
DROP INDEX CONCURRENTLY IF EXISTS geo."Countries_Code_idx";
CREATE UNIQUE INDEX CONCURRENTLY "Countries_Code_idx" ON geo."Countries" ("Code");
-- down: DROP INDEX CONCURRENTLY IF EXISTS geo."Countries_Code_idx";

-- contract, next release: Change the primary key of geo.Countries
ALTER TABLE geo."Countries" DROP CONSTRAINT "Countries_pkey";
ALTER TABLE geo."Countries" ADD CONSTRAINT "Countries_pkey" PRIMARY KEY USING INDEX "Countries_Code_idx";
-- down: ALTER TABLE geo."Countries" DROP CONSTRAINT "Countries_pkey";
-- down: ALTER TABLE geo."Countries" ADD CONSTRAINT "Countries_pkey" PRIMARY KEY (id);
-- down: CREATE UNIQUE INDEX "Countries_Code_idx" ON geo."Countries" ("Code");
