-- schema
CREATE TABLE items (id bigint PRIMARY KEY, state text CONSTRAINT items_state CHECK (state IN ('a', 'b')));
-- v1
SELECT state FROM items;
-- change
ALTER TABLE items DROP CONSTRAINT items_state;
ALTER TABLE items ADD CONSTRAINT items_state CHECK (state IN ('a', 'b', 'c'));
