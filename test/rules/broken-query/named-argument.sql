-- An argument that calls name is renamed; another function keeps its name.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE FUNCTION tax(amount int) RETURNS int LANGUAGE sql AS $$ SELECT amount $$;
CREATE FUNCTION fee(amount int) RETURNS int LANGUAGE sql AS $$ SELECT amount $$;
-- file: db/queries/tax.sql
SELECT tax(amount => 1);
SELECT fee(amount => 1);
-- now
-- file: db/queries/tax.sql
SELECT tax(total => 1);
-- file: db/migrations/002_functions.sql
DROP FUNCTION tax(int);
--            ^^^ error broken-query: v1.0.0 still runs a query that fails then: tax has no argument amount [db/queries/tax.sql:1]
CREATE FUNCTION tax(total int) RETURNS int LANGUAGE sql AS $$ SELECT total $$;
DROP FUNCTION fee(int);
CREATE FUNCTION fee(amount int) RETURNS int LANGUAGE sql AS $$ SELECT amount + 1 $$;
