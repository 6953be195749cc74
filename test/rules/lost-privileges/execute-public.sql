-- Everybody may call a function, unless that was taken away: then a role has its own to lose.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE SCHEMA shop;
CREATE FUNCTION tax(amount int) RETURNS int LANGUAGE sql AS $$ SELECT amount / 5 $$;
CREATE FUNCTION fee(amount int) RETURNS int LANGUAGE sql AS $$ SELECT amount / 9 $$;
CREATE FUNCTION shop.toll(amount int) RETURNS int LANGUAGE sql AS $$ SELECT amount / 9 $$;
CREATE FUNCTION rate(amount int) RETURNS int LANGUAGE sql AS $$ SELECT amount / 9 $$;
CREATE FUNCTION rate(amount text) RETURNS int LANGUAGE sql AS $$ SELECT 9 $$;
REVOKE ALL ON FUNCTION fee(int) FROM PUBLIC;
CREATE OR REPLACE FUNCTION fee(amount int) RETURNS int LANGUAGE sql AS $$ SELECT amount / 8 $$;
REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA shop FROM PUBLIC, guest;
REVOKE EXECUTE ON FUNCTION rate(int), rate(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION rate(text) TO PUBLIC;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO app;
-- file: db/queries/server.sql
SELECT tax($1);
SELECT fee($1);
SELECT shop.toll($1);
SELECT rate($1);
-- now
-- file: db/migrations/002_release.sql
REVOKE EXECUTE ON FUNCTION tax(int) FROM app;
REVOKE EXECUTE ON FUNCTION fee(int) FROM app;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning lost-privileges: v1.0.0 still calls fee, and app may no longer execute it [db/queries/server.sql:2]
REVOKE EXECUTE ON FUNCTION shop.toll(int) FROM app;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning lost-privileges: v1.0.0 still calls shop.toll, and app may no longer execute it [db/queries/server.sql:3]
REVOKE EXECUTE ON FUNCTION rate(int) FROM app;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning lost-privileges: v1.0.0 still calls rate, and app may no longer execute it [db/queries/server.sql:4 +1]
