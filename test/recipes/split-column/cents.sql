-- schema
CREATE SCHEMA shop;
CREATE TABLE shop.prices (id bigint PRIMARY KEY, amount numeric(10,2) NOT NULL DEFAULT 0);
-- v1
SELECT amount FROM shop.prices;
INSERT INTO shop.prices (id) VALUES ($1);
-- v2
SELECT cents FROM shop.prices;
INSERT INTO shop.prices (id, cents) VALUES ($1, $2);
-- change
ALTER TABLE shop.prices ADD COLUMN cents int;
UPDATE shop.prices SET cents = round(amount * 100)::int WHERE cents IS NULL;
ALTER TABLE shop.prices ALTER COLUMN cents SET NOT NULL, ALTER COLUMN cents SET DEFAULT 0, DROP COLUMN amount;
