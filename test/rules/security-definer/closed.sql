-- One of its own; the rights of the caller.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, state text, old text, total int);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
CREATE FUNCTION a() RETURNS bigint LANGUAGE sql SECURITY DEFINER SET search_path = '' AS $$ SELECT count(*) FROM public.orders $$;
CREATE FUNCTION b() RETURNS bigint LANGUAGE sql SECURITY INVOKER AS $$ SELECT 1 $$;
