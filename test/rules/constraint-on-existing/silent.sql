-- NOT VALID, satisfied by every default, more values than before, the same key anew, rows looked after, a new table.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE items (id bigint PRIMARY KEY, owner bigint CONSTRAINT items_owner REFERENCES users (id), weight int, state text, CONSTRAINT items_state CHECK (state IN ('a', 'b')));
-- file: db/queries/other.sql
SELECT 1;
-- now
-- file: db/migrations/002_check.sql
ALTER TABLE items ADD CONSTRAINT items_weight CHECK (weight > 0) NOT VALID;
ALTER TABLE items DROP CONSTRAINT items_owner, ADD CONSTRAINT items_owner FOREIGN KEY (owner) REFERENCES users (id) ON DELETE SET NULL;
--                                                            ^^^^^^^^^^^ warning add-foreign-key: Adding this foreign key blocks writes to items and users while all rows of items are checked
ALTER TABLE items ADD COLUMN height int DEFAULT 6 CHECK (height > 5 OR height IS NULL);
ALTER TABLE items ADD COLUMN depth int CHECK (depth > 0);
ALTER TABLE items ADD COLUMN kind text DEFAULT 'x'::text CHECK (kind IN ('x', 'y'));
ALTER TABLE items ADD COLUMN code text DEFAULT 'x' CHECK (length(code) < 5);
ALTER TABLE items ADD COLUMN other bigint REFERENCES users (id);
ALTER TABLE items DROP CONSTRAINT items_state, ADD CONSTRAINT items_state CHECK (state IN ('a', 'b', 'c'));
CREATE TABLE tags (name text, CHECK (name <> ''));
ALTER TABLE tags ADD CONSTRAINT tags_name CHECK (name <> 'x');
UPDATE items SET weight = 1 WHERE weight <= 0;
ALTER TABLE items ADD CONSTRAINT items_weighty CHECK (weight > 0);
