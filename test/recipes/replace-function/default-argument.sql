-- schema
CREATE FUNCTION price(item bigint) RETURNS int LANGUAGE sql AS $$ SELECT 100 $$;
-- v1
SELECT price($1);
-- v2
SELECT price_v2($1, 'EUR');
-- v3
SELECT price($1, 'EUR');
-- change
DROP FUNCTION price(bigint);
CREATE FUNCTION price(item bigint, currency text DEFAULT 'EUR') RETURNS int LANGUAGE sql AS $$ SELECT 100 $$;
