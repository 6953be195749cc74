-- schema
CREATE TABLE items (id bigint PRIMARY KEY, weight int);
-- v1
SELECT weight FROM items;
-- change
ALTER TABLE items ADD CONSTRAINT items_weight_check CHECK (weight > 0) NOT VALID;
