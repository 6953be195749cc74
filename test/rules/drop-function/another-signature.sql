-- What takes its place asks for more.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE FUNCTION tax(amount int) RETURNS int LANGUAGE sql AS $$ SELECT amount / 5 $$;
-- file: db/queries/server.sql
SELECT tax($1);
-- now
-- file: db/migrations/002_release.sql
DROP FUNCTION tax(int);
--            ^^^ error drop-function: v1.0.0 still calls tax(integer); what remains is tax(integer, integer) [db/queries/server.sql:1]
CREATE FUNCTION tax(amount int, rate int) RETURNS int LANGUAGE sql AS $$ SELECT amount / rate $$;
