-- The previous server never writes the column.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE items (id bigint PRIMARY KEY, weight int);
-- file: db/queries/items.sql
SELECT weight FROM items;
-- now
-- file: db/migrations/002_check.sql
ALTER TABLE items ADD CONSTRAINT weight_positive CHECK (weight > 0) NOT VALID;
