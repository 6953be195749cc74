-- Make code the primary key of countries in place of id
-- servers: The new server gives code in every row, and never twice the same; it rests no ON CONFLICT and no GROUP BY on id being the key, nor yet on code.
-- servers: v1.0.0 finds the old key as it was, as long as it runs.
-- note: Find the rows that stand in the way of the new key, and correct them first: SELECT code, count(*) FROM countries WHERE code IS NOT NULL GROUP BY code HAVING count(*) > 1.
-- note: After the contract step nothing keeps id from repeating: add a unique constraint if something should.
-- note: Logical replication identifies rows by the primary key: it goes by the new one then.
-- note: Taking the contract step back builds the index of the old key under its lock; it fails where the old key repeats by then.

-- expand, this release, outside a transaction: Build the index of countries_code_idx on countries while writes go on
DO $$
BEGIN
  IF EXISTS (SELECT code, count(*) FROM countries WHERE code IS NOT NULL GROUP BY code HAVING count(*) > 1) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of countries repeat code';
  END IF;
END $$;
DROP INDEX CONCURRENTLY IF EXISTS countries_code_idx;
CREATE UNIQUE INDEX CONCURRENTLY countries_code_idx ON countries (code) INCLUDE (name) WITH (fillfactor = 90);
-- down: DROP INDEX CONCURRENTLY IF EXISTS countries_code_idx;

-- contract, next release: Change the primary key of countries
ALTER TABLE countries DROP CONSTRAINT "Countries key";
ALTER TABLE countries ADD CONSTRAINT by_code PRIMARY KEY USING INDEX countries_code_idx;
-- down: ALTER TABLE countries DROP CONSTRAINT by_code;
-- down: ALTER TABLE countries ADD CONSTRAINT "Countries key" PRIMARY KEY (id) INCLUDE (name) WITH (fillfactor = 60) DEFERRABLE INITIALLY DEFERRED;
-- down: COMMENT ON CONSTRAINT "Countries key" ON countries IS 'Old numbers';
-- down: COMMENT ON INDEX "Countries key" IS 'Old index';
-- down: CREATE UNIQUE INDEX countries_code_idx ON countries (code) INCLUDE (name) WITH (fillfactor = 90);
