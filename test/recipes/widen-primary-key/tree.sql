-- A table that refers to itself, asked for in one statement.
-- schema
CREATE TABLE nodes (id int PRIMARY KEY, parent int REFERENCES nodes (id) ON DELETE SET NULL, name text);
CREATE INDEX nodes_parent ON nodes (parent);
-- v1
INSERT INTO nodes (id, parent) VALUES ($1, $2);
-- v2
INSERT INTO nodes (id, parent) VALUES ($1, $2);
-- change
ALTER TABLE nodes ALTER COLUMN id TYPE bigint, ALTER COLUMN parent TYPE bigint;
