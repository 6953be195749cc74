-- schema
CREATE TABLE items (id bigint PRIMARY KEY, weight int CHECK (weight > 0));
-- v1
SELECT weight FROM items;
-- v2
SELECT weight FROM items;
-- change
ALTER TABLE items DROP CONSTRAINT IF EXISTS items_weight_check;
