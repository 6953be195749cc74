-- Add Weighs something to items in the next release
-- servers: The new server writes rows of items that satisfy weight > 0 OR height > 0, and no others.
-- servers: v1.0.0 may write others until it is gone; the new server can read them.
-- note: Find the rows that do not satisfy it, and correct them first: SELECT * FROM items WHERE NOT (weight > 0 OR height > 0). A row that does not can't be changed in any column once the CHECK stands.
-- note: That v1.0.0 writes nothing that breaks Weighs something can't be told here. If it surely does not, all of it may ship with this release.

-- contract, next release: Stop if a row of items does not satisfy Weighs something
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM items WHERE NOT (weight > 0 OR height > 0)) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of items do not satisfy Weighs something';
  END IF;
END $$;

-- contract, next release: Check new and changed rows of items
ALTER TABLE items ADD CONSTRAINT "Weighs something" CHECK (weight > 0 OR height > 0) NOT VALID;
-- down: ALTER TABLE items DROP CONSTRAINT "Weighs something";

-- contract, next release: Check the rows of items that are there
ALTER TABLE items VALIDATE CONSTRAINT "Weighs something";
