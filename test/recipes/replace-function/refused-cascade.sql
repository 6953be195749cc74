-- schema
CREATE FUNCTION price(item bigint) RETURNS int LANGUAGE sql AS $$ SELECT 100 $$;
CREATE TABLE items (id bigint, price int DEFAULT price(1));
-- v1
SELECT price($1);
-- change
DROP FUNCTION price(bigint) CASCADE;
