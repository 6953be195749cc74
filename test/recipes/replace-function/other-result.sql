-- schema
CREATE FUNCTION price(item bigint) RETURNS int LANGUAGE sql AS $$ SELECT 100 $$;
CREATE FUNCTION total(n int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN n * price(1); END $$;
-- v1
SELECT price($1);
-- v2
SELECT price_v2($1);
-- v3
SELECT price($1);
-- change
DROP FUNCTION price;
CREATE FUNCTION price(item bigint) RETURNS numeric LANGUAGE sql STABLE AS $$ SELECT 100.00 $$;
