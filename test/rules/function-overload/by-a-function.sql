-- A function of the database makes the call.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE t (id bigint PRIMARY KEY);
CREATE FUNCTION tax(amount int) RETURNS int LANGUAGE sql AS $$ SELECT amount / 5 $$;
CREATE FUNCTION total(amount int) RETURNS int LANGUAGE sql AS $$ SELECT amount + tax(amount) $$;
-- file: db/queries/server.sql
SELECT id FROM t;
-- now
-- file: db/migrations/002_release.sql
CREATE FUNCTION tax(amount int, rate int DEFAULT 5) RETURNS int LANGUAGE sql AS $$ SELECT amount / rate $$;
--              ^^^ warning function-overload: v1.0.0 may still use tax: the database function total names tax; tax(integer) and tax(integer, integer) both take such a call, and the server can't choose
