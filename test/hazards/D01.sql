-- DROP … CASCADE takes along what it does not name
-- before
CREATE TABLE parent (id bigint PRIMARY KEY);
CREATE TABLE child (id bigint PRIMARY KEY, parent_id bigint REFERENCES parent (id));
CREATE TABLE alone (id bigint PRIMARY KEY);
-- v1
SELECT id FROM child;
-- migration fires
DROP TABLE parent CASCADE;
-- migration silent
DROP TABLE alone;
