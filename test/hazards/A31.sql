-- Add a CHECK that rows of the previous server violate
-- before
CREATE TABLE items (id bigint PRIMARY KEY, weight int NOT NULL DEFAULT 0);
-- v1
INSERT INTO items (id) VALUES ($1);
-- migration fires
ALTER TABLE items ADD CONSTRAINT items_weight_check CHECK (weight > 0) NOT VALID;
-- migration silent
ALTER TABLE items ADD CONSTRAINT items_weight_check CHECK (weight >= 0) NOT VALID;
