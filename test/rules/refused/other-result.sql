-- CREATE OR REPLACE keeps the result and the names of arguments.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE FUNCTION tax(amount int) RETURNS int LANGUAGE sql AS $$ SELECT amount / 5 $$;
CREATE FUNCTION vat(a int) RETURNS int LANGUAGE sql AS $$ SELECT a $$;
-- file: db/queries/server.sql
SELECT 1;
-- now
-- file: db/migrations/002_release.sql
CREATE OR REPLACE FUNCTION tax(amount int) RETURNS numeric LANGUAGE sql AS $$ SELECT amount / 5.0 $$;
--                         ^^^ error refused: This fails: tax gives back integer, which CREATE OR REPLACE can't make numeric
-- file: db/migrations/003_more.sql
CREATE OR REPLACE FUNCTION vat(b int) RETURNS int LANGUAGE sql AS $$ SELECT b $$;
