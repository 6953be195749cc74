-- Add items_Weight_check to shop.items without a long lock
-- servers: The new server writes rows of shop.items that satisfy "Weight" > 0, and no others.
-- note: Find the rows that do not satisfy it, and correct them first: SELECT * FROM shop.items WHERE NOT ("Weight" > 0). A row that does not can't be changed in any column once the CHECK stands.

-- expand, this release: Stop if a row of shop.items does not satisfy items_Weight_check
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM shop.items WHERE NOT ("Weight" > 0)) THEN
    RAISE EXCEPTION USING MESSAGE = 'rows of shop.items do not satisfy items_Weight_check';
  END IF;
END $$;

-- expand, this release: Check new and changed rows of shop.items
ALTER TABLE shop.items ADD CONSTRAINT "items_Weight_check" CHECK ("Weight" > 0) NOT VALID;
-- down: ALTER TABLE shop.items DROP CONSTRAINT "items_Weight_check";

-- backfill, this release: Check the rows of shop.items that are there
ALTER TABLE shop.items VALIDATE CONSTRAINT "items_Weight_check";
