-- Between one that takes any number of arguments and one that does not, the server knows.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE FUNCTION tax(amount int) RETURNS int LANGUAGE sql AS $$ SELECT amount / 5 $$;
-- file: db/queries/server.sql
SELECT tax($1);
-- now
-- file: db/migrations/002_release.sql
CREATE FUNCTION tax(amount int, VARIADIC more int[]) RETURNS int LANGUAGE sql AS $$ SELECT amount $$;
