-- Add items_weight_check to items in the next release
-- servers: The new server writes rows of items that satisfy weight > 0, and no others.
-- servers: v1.0.0 may write others until it is gone; the new server can read them.
-- note: Find the rows that do not satisfy it, and correct them first: SELECT * FROM items WHERE NOT (weight > 0). A row that does not can't be changed in any column once the CHECK stands.
-- note: That v1.0.0 writes nothing that breaks items_weight_check can't be told here. If it surely does not, all of it may ship with this release.

-- contract, next release: Check new and changed rows of items
ALTER TABLE items ADD CONSTRAINT items_weight_check CHECK (weight > 0) NOT VALID;
-- down: ALTER TABLE items DROP CONSTRAINT items_weight_check;
