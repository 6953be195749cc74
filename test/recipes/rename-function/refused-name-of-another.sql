-- schema
CREATE FUNCTION net(amount integer) RETURNS integer LANGUAGE sql AS $$ SELECT amount $$;
CREATE FUNCTION gross(amount integer) RETURNS integer LANGUAGE sql AS $$ SELECT amount * 2 $$;
-- v1
SELECT net($1), gross($1);
-- v2
SELECT net($1);
-- change
ALTER FUNCTION net(integer) RENAME TO old_net;
ALTER FUNCTION gross(integer) RENAME TO net;
