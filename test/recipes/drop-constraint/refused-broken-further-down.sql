-- schema
CREATE TABLE items (id bigint PRIMARY KEY, state text CONSTRAINT items_state CHECK (state IN ('new', 'done')));
-- v1
SELECT state FROM items;
-- v2
SELECT state FROM items;
-- change
ALTER TABLE items DROP CONSTRAINT items_state;
UPDATE items SET state = 'gone' WHERE state = 'done';
