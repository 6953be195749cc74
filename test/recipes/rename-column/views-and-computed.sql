-- schema
CREATE SCHEMA shop;
CREATE TABLE shop.items (
  id int PRIMARY KEY,
  cents int NOT NULL DEFAULT 0 CHECK (cents >= 0),
  euros numeric GENERATED ALWAYS AS (cents / 100.0) STORED
);
CREATE VIEW shop.prices AS SELECT id, cents FROM shop.items;
CREATE FUNCTION shop.touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.cents := abs(NEW.cents); RETURN NEW; END';
CREATE TRIGGER touch BEFORE INSERT OR UPDATE ON shop.items FOR EACH ROW EXECUTE FUNCTION shop.touch();
-- v1
SELECT cents FROM shop.prices;
SELECT cents, euros FROM shop.items;
-- v2
SELECT cents FROM shop.prices;
SELECT price, euros FROM shop.items;
-- change
ALTER TABLE shop.items RENAME COLUMN cents TO price;
