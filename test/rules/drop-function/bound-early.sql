-- A body of the standard follows the name.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE FUNCTION tax(amount int) RETURNS int LANGUAGE sql AS $$ SELECT amount / 5 $$;
CREATE FUNCTION total(amount int) RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT amount + tax(amount); END;
-- file: db/queries/server.sql
SELECT total($1);
-- now
-- file: db/migrations/002_release.sql
ALTER FUNCTION tax(int) RENAME TO vat;
--             ^^^ information drop-function: Nothing in v1.0.0 uses tax(integer): searched 1 file with 1 query, all understood
