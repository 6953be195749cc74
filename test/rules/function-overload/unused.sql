-- Nobody calls it.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE FUNCTION tax(amount int) RETURNS int LANGUAGE sql AS $$ SELECT amount / 5 $$;
CREATE TABLE t (id bigint PRIMARY KEY);
-- file: db/queries/server.sql
SELECT id FROM t;
-- now
-- file: db/migrations/002_release.sql
CREATE FUNCTION tax(amount int, rate int DEFAULT 5) RETURNS int LANGUAGE sql AS $$ SELECT amount / rate $$;
--              ^^^ information function-overload: Nothing in v1.0.0 uses tax: searched 1 file with 1 query, all understood; tax(integer) and tax(integer, integer) both take such a call, and the server can't choose
