-- SELECT, CALL, in a block, through another function.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE FUNCTION clean(name text) RETURNS void LANGUAGE plpgsql AS $$ BEGIN EXECUTE format('DROP TABLE %I', name); END $$;
CREATE FUNCTION plain() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$;
CREATE PROCEDURE sweep() LANGUAGE plpgsql AS $$ BEGIN EXECUTE 'VACUUM ' || current_user; END $$;
CREATE FUNCTION triggers() RETURNS void LANGUAGE plpgsql AS $$ BEGIN CREATE TRIGGER a BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION b(); END $$;
CREATE TABLE orders (id bigint PRIMARY KEY, state text, old text, total int);
CREATE FUNCTION around() RETURNS void LANGUAGE plpgsql AS $$ BEGIN PERFORM clean('users'); END $$;
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
SELECT clean('orders');
--     ^^^^^ warning dynamic-sql: What clean puts together and executes is not known
CALL sweep();
--   ^^^^^ warning dynamic-sql: What sweep puts together and executes is not known
DO $$ BEGIN PERFORM public.clean('orders'); END $$;
--          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning dynamic-sql: What clean puts together and executes is not known
-- file: db/migrations/003_around.sql
SELECT around();
--     ^^^^^^ warning dynamic-sql: What clean puts together and executes is not known
