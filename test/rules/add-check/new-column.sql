-- A check on a column of this release: the previous server leaves it NULL.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE items (id bigint PRIMARY KEY);
-- file: db/queries/items.sql
INSERT INTO items (id) VALUES ($1);
-- now
-- file: db/migrations/002_check.sql
ALTER TABLE items ADD COLUMN weight int;
ALTER TABLE items ADD CONSTRAINT weight_positive CHECK (weight > 0) NOT VALID;
