-- Left out, and the default does not satisfy the check.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE items (id bigint PRIMARY KEY, weight int DEFAULT 0);
-- file: db/queries/items.sql
INSERT INTO items (id) VALUES ($1);
-- now
-- file: db/migrations/002_check.sql
ALTER TABLE items ADD CONSTRAINT weight_positive CHECK (weight > 0) NOT VALID;
--                               ^^^^^^^^^^^^^^^ error add-check: v1.0.0 inserts into items without weight, whose default is 0: that does not satisfy CHECK (weight > 0) [db/queries/items.sql:1]
