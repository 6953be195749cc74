-- schema
CREATE TABLE items (id bigint PRIMARY KEY, weight int);
-- v1
INSERT INTO items (id, weight) VALUES ($1, $2);
-- change
ALTER TABLE items ADD CONSTRAINT items_weight_check CHECK (weight > 0) NOT ENFORCED;
