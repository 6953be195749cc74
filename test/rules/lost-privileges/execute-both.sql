-- First the role, then everybody.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE FUNCTION tax(amount int) RETURNS int LANGUAGE sql AS $$ SELECT amount / 5 $$;
-- file: db/queries/server.sql
SELECT tax($1);
-- now
-- file: db/migrations/002_release.sql
REVOKE EXECUTE ON FUNCTION tax(int) FROM app;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning lost-privileges: v1.0.0 still calls tax, and app may no longer execute it [db/queries/server.sql:1]
REVOKE EXECUTE ON FUNCTION tax(int) FROM PUBLIC;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning lost-privileges: v1.0.0 still calls tax, and everybody may no longer execute it [db/queries/server.sql:1]
