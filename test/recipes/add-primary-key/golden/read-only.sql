-- Make code the primary key of countries without a long lock
-- servers: The new server gives code in every row, and never twice the same.
-- note: Find the rows that stand in the way, and correct them first: SELECT code, count(*) FROM countries WHERE code IS NOT NULL GROUP BY code HAVING count(*) > 1; SELECT * FROM countries WHERE code IS NULL. While there are any, the plan stops.

-- backfill, this release: Refuse NULL in countries.code from now on
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM countries WHERE code IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'countries.code is NULL in some rows';
  END IF;
END $$;
ALTER TABLE countries ADD CONSTRAINT countries_code_not_null_check CHECK (code IS NOT NULL) NOT VALID;
-- down: ALTER TABLE countries DROP CONSTRAINT countries_code_not_null_check;

-- backfill, this release: Prove that no row of countries.code is NULL
ALTER TABLE countries VALIDATE CONSTRAINT countries_code_not_null_check;

-- backfill, this release: Set countries.code NOT NULL, which the proof makes instant
ALTER TABLE countries ALTER COLUMN code SET NOT NULL;
ALTER TABLE countries DROP CONSTRAINT countries_code_not_null_check;
-- down: ALTER TABLE countries ADD CONSTRAINT countries_code_not_null_check CHECK (code IS NOT NULL) NOT VALID;
-- down: ALTER TABLE countries ALTER COLUMN code DROP NOT NULL;

-- backfill, this release, outside a transaction: Build the index of countries_key on countries while writes go on
DO $$
BEGIN
  IF EXISTS (SELECT code, count(*) FROM countries WHERE code IS NOT NULL GROUP BY code HAVING count(*) > 1) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of countries repeat code';
  END IF;
END $$;
DROP INDEX CONCURRENTLY IF EXISTS countries_key;
CREATE UNIQUE INDEX CONCURRENTLY countries_key ON countries (code);
-- down: DROP INDEX CONCURRENTLY IF EXISTS countries_key;

-- backfill, this release: Make it the primary key of countries
ALTER TABLE countries ADD CONSTRAINT countries_key PRIMARY KEY USING INDEX countries_key;
-- down: ALTER TABLE countries DROP CONSTRAINT countries_key;
