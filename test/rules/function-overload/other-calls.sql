-- The calls that are made say which one they mean.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE FUNCTION tax(amount int, rate int) RETURNS int LANGUAGE sql AS $$ SELECT amount / rate $$;
-- file: db/queries/server.sql
SELECT tax($1, $2);
-- now
-- file: db/migrations/002_release.sql
CREATE FUNCTION tax(amount int, rate int, more int) RETURNS int LANGUAGE sql AS $$ SELECT amount / rate $$;
