-- schema
CREATE EXTENSION btree_gist;
CREATE TABLE stays (room int NOT NULL, during daterange NOT NULL);
-- v1
SELECT room, during FROM stays;
-- v2
SELECT room, during FROM stays;
-- change
ALTER TABLE stays ADD CONSTRAINT stays_once UNIQUE (room, during WITHOUT OVERLAPS);
