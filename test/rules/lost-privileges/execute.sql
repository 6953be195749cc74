-- Whoever may not execute a function can't call it.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE FUNCTION calc_tax(amount int) RETURNS int LANGUAGE sql AS $$ SELECT amount / 5 $$;
CREATE FUNCTION calc_fee(amount int) RETURNS int LANGUAGE sql AS $$ SELECT amount / 9 $$;
CREATE FUNCTION unused() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$;
-- file: db/queries/server.sql
SELECT calc_tax($1), calc_fee($1);
-- now
-- file: db/migrations/002_release.sql
REVOKE EXECUTE ON FUNCTION calc_tax(int), unused() FROM PUBLIC;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning lost-privileges: v1.0.0 still calls calc_tax, and everybody may no longer execute it [db/queries/server.sql:1]
REVOKE ALL ON FUNCTION calc_fee(int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION calc_fee(int) TO PUBLIC;
REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA public FROM app;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning lost-privileges: v1.0.0 still calls calc_tax, and app may no longer execute it [db/queries/server.sql:1]
