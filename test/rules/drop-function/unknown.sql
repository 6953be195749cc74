-- Nothing is known of the previous server.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE FUNCTION tax(amount int) RETURNS int LANGUAGE sql AS $$ SELECT amount / 5 $$;
-- now
-- file: db/migrations/002_release.sql
DROP FUNCTION IF EXISTS tax(int);
--                      ^^^ warning drop-function: v1.0.0 may still use tax(integer): no query was found in the code of v1.0.0, so nothing tells what it uses
