-- schema
CREATE SCHEMA shop;
CREATE FUNCTION shop.price(item bigint) RETURNS int LANGUAGE sql AS $$ SELECT 100 $$;
-- v1
SELECT shop.price(7);
-- v2
SELECT shop.price(7, 'EUR');
-- change
DROP FUNCTION IF EXISTS shop.price(bigint);
CREATE OR REPLACE FUNCTION shop.price(item bigint, currency text) RETURNS numeric LANGUAGE sql AS $$ SELECT 100.0 $$;
