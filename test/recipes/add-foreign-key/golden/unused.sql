-- Add visits_place_fkey to visits without a long lock
-- note: Look for rows that break it first: SELECT * FROM visits o WHERE o.place_ref IS NOT NULL AND NOT EXISTS (SELECT 1 FROM places r WHERE r.id = o.place_ref)

-- expand, this release: Check new rows of visits against places
ALTER TABLE visits ADD CONSTRAINT visits_place_fkey FOREIGN KEY (place_ref) REFERENCES places (id) DEFERRABLE NOT VALID;
-- down: ALTER TABLE visits DROP CONSTRAINT visits_place_fkey;

-- backfill, this release: Check the rows of visits that are there
ALTER TABLE visits VALIDATE CONSTRAINT visits_place_fkey;
