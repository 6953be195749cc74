-- schema
CREATE SCHEMA shop;
CREATE TABLE shop.orders (id bigint, "Country" text) PARTITION BY LIST ("Country");
CREATE INDEX ON shop.orders (id);
CREATE TABLE shop."Orders EU" (id bigint, "Country" text);
CREATE INDEX own ON shop."Orders EU" (id);
-- v1
SELECT id FROM shop.orders;
-- v2
SELECT id FROM shop.orders;
-- change
ALTER TABLE shop.orders ATTACH PARTITION shop."Orders EU" FOR VALUES IN ('de', 'it''s');
