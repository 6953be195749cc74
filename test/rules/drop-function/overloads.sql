-- Another overload stays; this one is not called.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE FUNCTION tax(amount int) RETURNS int LANGUAGE sql AS $$ SELECT amount / 5 $$;
CREATE FUNCTION tax(amount int, rate int) RETURNS int LANGUAGE sql AS $$ SELECT amount / rate $$;
-- file: db/queries/server.sql
SELECT tax($1, $2);
-- now
-- file: db/migrations/002_release.sql
DROP FUNCTION tax(int);
--            ^^^ information drop-function: Nothing in v1.0.0 uses tax(integer): searched 1 file with 1 query, all understood; what remains is tax(integer, integer)
