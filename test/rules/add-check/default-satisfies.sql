-- Only left out, and the default satisfies the check; a column that is left NULL satisfies any.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE items (id bigint PRIMARY KEY, weight int DEFAULT 0, height int);
-- file: db/queries/items.sql
INSERT INTO items (id) VALUES ($1);
-- now
-- file: db/migrations/002_check.sql
ALTER TABLE items ADD CONSTRAINT weight_ok CHECK (weight >= 0) NOT VALID;
ALTER TABLE items ADD CONSTRAINT height_ok CHECK (height > 0) NOT VALID;
