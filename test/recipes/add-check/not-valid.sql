-- schema
CREATE TABLE items (id bigint PRIMARY KEY, weight int);
-- v1
UPDATE items SET weight = $1 WHERE id = $2;
-- v2
UPDATE items SET weight = greatest($1, 1) WHERE id = $2;
-- change
ALTER TABLE items ADD CONSTRAINT items_weight_check CHECK (weight > 0) NOT VALID;
