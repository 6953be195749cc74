-- schema
CREATE SCHEMA shop;
CREATE TABLE shop.users (id bigint PRIMARY KEY, active boolean);
CREATE VIEW shop."Active Users" (number) WITH (security_barrier = true) AS SELECT id FROM shop.users WHERE active;
COMMENT ON VIEW shop."Active Users" IS 'who may log in';
-- v1
SELECT number FROM shop."Active Users";
-- v2
SELECT id FROM shop.users WHERE active;
-- change
DROP VIEW IF EXISTS shop."Active Users";
