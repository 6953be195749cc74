-- schema
CREATE TABLE log (id int PRIMARY KEY) PARTITION BY HASH (id);
-- v1
SELECT id FROM log;
-- change
ALTER TABLE log ALTER COLUMN id TYPE bigint;
