-- schema
CREATE TABLE codes (id int PRIMARY KEY, size int);
CREATE VIEW sizes AS SELECT size FROM codes;
-- v1
SELECT size FROM sizes;
-- change
ALTER TABLE codes ALTER COLUMN size TYPE bigint;
