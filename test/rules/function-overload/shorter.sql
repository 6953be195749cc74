-- The new one takes fewer arguments, and the old one has defaults.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE FUNCTION tax(amount int, rate int DEFAULT 5) RETURNS int LANGUAGE sql AS $$ SELECT amount / rate $$;
-- file: db/queries/server.sql
SELECT tax($1);
-- now
-- file: db/migrations/002_release.sql
CREATE FUNCTION tax(amount int) RETURNS int LANGUAGE sql AS $$ SELECT amount / 5 $$;
--              ^^^ error function-overload: v1.0.0 still calls tax; tax(integer, integer) and tax(integer) both take such a call, and the server can't choose [db/queries/server.sql:1]
