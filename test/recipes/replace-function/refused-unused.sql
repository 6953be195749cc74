-- schema
CREATE FUNCTION price(item bigint) RETURNS int LANGUAGE sql AS $$ SELECT 100 $$;
-- v1
SELECT 1;
-- change
DROP FUNCTION price(bigint);
