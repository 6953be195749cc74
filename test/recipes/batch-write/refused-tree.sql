-- schema
CREATE TABLE parts (id bigint PRIMARY KEY, parent bigint CONSTRAINT parts_parent_fkey REFERENCES parts);
-- v1
SELECT id FROM parts;
-- v2
SELECT id FROM parts;
-- change
DELETE FROM parts WHERE parent IS NOT NULL;
