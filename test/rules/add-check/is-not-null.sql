-- A CHECK that says NOT NULL: what is left out violates it.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE items (id bigint PRIMARY KEY, note text);
-- file: db/queries/items.sql
INSERT INTO items (id) VALUES ($1);
-- now
-- file: db/queries/items.sql
INSERT INTO items (id, note) VALUES ($1, $2);
-- file: db/migrations/002_check.sql
ALTER TABLE items ADD CONSTRAINT note_set CHECK (note IS NOT NULL) NOT VALID;
--                               ^^^^^^^^ error add-check: v1.0.0 inserts into items without note, which is NULL then: that does not satisfy CHECK (note IS NOT NULL) [db/queries/items.sql:1]
