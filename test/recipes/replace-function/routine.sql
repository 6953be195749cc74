-- schema
CREATE PROCEDURE book(amount integer) LANGUAGE sql AS $$ SELECT 1 $$;
-- v1
CALL book(1);
-- v2
SELECT 1;
-- change
DROP ROUTINE book(integer);
