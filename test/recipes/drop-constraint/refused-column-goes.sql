-- schema
CREATE TABLE items (id bigint PRIMARY KEY, weight int CHECK (weight > 0));
-- v1
SELECT id FROM items;
-- change
ALTER TABLE items DROP CONSTRAINT items_weight_check;
ALTER TABLE items DROP COLUMN weight;
