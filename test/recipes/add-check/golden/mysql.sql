-- Add items_weight to items in the next release
-- servers: The new server writes rows of items that satisfy weight > 0, and no others.
-- servers: v1.0.0 may write others until it is gone; the new server can read them.
-- note: Find the rows that do not satisfy it, and correct them first, or the step fails: SELECT * FROM items WHERE NOT (weight > 0).
-- note: MySQL copies items to add a CHECK, and writes wait meanwhile: for a large table use a tool that copies it beside the servers, such as gh-ost or pt-online-schema-change.
-- note: That v1.0.0 writes nothing that breaks items_weight can't be told here. If it surely does not, all of it may ship with this release.

-- contract, next release: Check the rows of items
ALTER TABLE items ADD CONSTRAINT items_weight CHECK (weight > 0);
-- down: ALTER TABLE items DROP CONSTRAINT items_weight;
