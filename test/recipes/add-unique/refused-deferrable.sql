-- schema
CREATE TABLE lists (id bigint PRIMARY KEY, position int);
-- v1
UPDATE lists SET position = position + 1;
-- change
ALTER TABLE lists ADD UNIQUE (position) DEFERRABLE INITIALLY DEFERRED;
