-- schema
CREATE TABLE items (id bigint PRIMARY KEY, weight int, height int);
-- v1
INSERT INTO items (id, weight) VALUES ($1, $2);
-- v2
INSERT INTO items (id, weight, height) VALUES ($1, greatest($2, 1), $3);
-- change
ALTER TABLE items ADD CONSTRAINT "Weighs something" CHECK (weight > 0 OR height > 0);
