-- schema
CREATE SCHEMA shop;
CREATE SEQUENCE shop."Numbers";
-- v1
SELECT nextval('shop."Numbers"');
-- v2
SELECT 1;
-- change
DROP SEQUENCE IF EXISTS shop."Numbers" CASCADE;
