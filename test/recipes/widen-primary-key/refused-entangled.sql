-- schema
CREATE TABLE nodes (id int PRIMARY KEY, parent int REFERENCES nodes (id), UNIQUE (parent, id));
-- v1
SELECT id FROM nodes;
-- change
ALTER TABLE nodes ALTER COLUMN id TYPE bigint, ALTER COLUMN parent TYPE bigint;
