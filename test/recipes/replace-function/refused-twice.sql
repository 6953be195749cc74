-- schema
CREATE FUNCTION price(item bigint) RETURNS int LANGUAGE sql AS $$ SELECT 100 $$;
-- v1
SELECT price($1);
-- change
DROP FUNCTION price(bigint);
CREATE FUNCTION price(item int) RETURNS int LANGUAGE sql AS $$ SELECT 100 $$;
CREATE FUNCTION price(item text) RETURNS int LANGUAGE sql AS $$ SELECT 100 $$;
