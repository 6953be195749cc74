-- schema
CREATE FUNCTION tax(amount int, OUT net int, OUT tax int) LANGUAGE sql IMMUTABLE STRICT SECURITY DEFINER SET search_path = '' AS $$ SELECT amount, amount / 5 $$;
-- v1
SELECT net FROM tax($1);
-- v2
SELECT 1;
-- change
DROP FUNCTION tax(int);
