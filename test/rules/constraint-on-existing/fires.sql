-- Rows that are there may violate it; with a constant default it is certain.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE items (id bigint PRIMARY KEY, owner bigint, weight int, state text, CONSTRAINT items_state CHECK (state IN ('a', 'b', 'c')));
-- file: db/queries/other.sql
SELECT 1;
-- now
-- file: db/migrations/002_check.sql
ALTER TABLE items ADD CONSTRAINT items_weight CHECK (weight > 0);
--                               ^^^^^^^^^^^^ warning constraint-on-existing: A row of items that does not satisfy CHECK (weight > 0) makes this fail
ALTER TABLE items ADD CONSTRAINT items_owner FOREIGN KEY (owner) REFERENCES users;
--                               ^^^^^^^^^^^ warning add-foreign-key: Adding this foreign key blocks writes to items and users while all rows of items are checked
--                               ^^^^^^^^^^^ warning constraint-on-existing: A row of items whose owner names no row of users makes this fail
ALTER TABLE items ADD COLUMN height int DEFAULT 1 CHECK (height BETWEEN 5 AND 10);
--                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error constraint-on-existing: Every row of items gets 1 for height, which does not satisfy CHECK (height BETWEEN 5 AND 10): this fails as soon as there is a row
ALTER TABLE items ADD COLUMN kind text DEFAULT 'x' CONSTRAINT items_kind CHECK (kind IN ('y', 'z') AND kind <> 'x');
--                                                            ^^^^^^^^^^ error constraint-on-existing: Every row of items gets 'x' for kind, which does not satisfy CHECK (kind IN ('y', 'z') AND kind <> 'x'): this fails as soon as there is a row
ALTER TABLE items ADD COLUMN depth int CHECK (depth IS NOT NULL);
--                                     ^^^^^^^^^^^^^^^^^^^^^^^^^ error constraint-on-existing: Every row of items gets NULL for depth, which does not satisfy CHECK (depth IS NOT NULL): this fails as soon as there is a row
ALTER TABLE items ADD COLUMN team bigint DEFAULT 1 REFERENCES users (id);
--                           ^^^^ warning add-foreign-key: Adding this foreign key blocks writes to items and users while all rows of items are checked
--                                                 ^^^^^^^^^^^^^^^^^^^^^ warning constraint-on-existing: Every row of items gets 1 for team; without such a row in users this fails
ALTER TABLE items DROP CONSTRAINT items_state, ADD CONSTRAINT items_state CHECK (state IN ('a', 'b'));
--                                                            ^^^^^^^^^^^ warning constraint-on-existing: A row of items that does not satisfy CHECK (state IN ('a', 'b')) makes this fail
