-- The previous server writes the column; with what values can't be seen.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE items (id bigint PRIMARY KEY, weight int);
-- file: db/queries/items.sql
INSERT INTO items (id, weight) VALUES ($1, $2);
-- now
-- file: db/migrations/002_check.sql
ALTER TABLE items ADD CONSTRAINT weight_positive CHECK (weight > 0) NOT VALID;
--                               ^^^^^^^^^^^^^^^ warning add-check: v1.0.0 may write rows to items that do not satisfy CHECK (weight > 0): it writes weight, and with what values can't be told [db/queries/items.sql:1]
