-- Another function calls it, and a query calls that.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE FUNCTION tax(amount int) RETURNS int LANGUAGE sql AS $$ SELECT amount / 5 $$;
CREATE FUNCTION total(amount int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN amount + tax(amount); END $$;
-- file: db/queries/server.sql
SELECT total($1);
-- now
-- file: db/migrations/002_release.sql
DROP FUNCTION tax(int);
--            ^^^ error drop-function: v1.0.0 still calls total, which needs tax(integer) [db/queries/server.sql:1]
