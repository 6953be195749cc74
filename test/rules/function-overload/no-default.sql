-- A further argument must be given.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE FUNCTION tax(amount int) RETURNS int LANGUAGE sql AS $$ SELECT amount / 5 $$;
-- file: db/queries/server.sql
SELECT tax($1);
-- now
-- file: db/migrations/002_release.sql
CREATE FUNCTION tax(amount int, rate int) RETURNS int LANGUAGE sql AS $$ SELECT amount / rate $$;
