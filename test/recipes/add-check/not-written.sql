-- v1 changes other columns only.
-- schema
CREATE SCHEMA shop;
CREATE TABLE shop.items (id bigint PRIMARY KEY, "Weight" int, note text);
-- v1
SELECT "Weight" FROM shop.items;
UPDATE shop.items SET note = $1 WHERE id = $2;
-- v2
INSERT INTO shop.items (id, "Weight") VALUES ($1, $2);
-- change
ALTER TABLE shop.items ADD CHECK ("Weight" > 0);
