-- No search_path.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, state text, old text, total int);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
CREATE FUNCTION a() RETURNS bigint LANGUAGE sql SECURITY DEFINER AS $$ SELECT count(*) FROM orders $$;
--              ^ warning security-definer: a runs with its owner's rights and its caller's search_path
CREATE OR REPLACE FUNCTION b() RETURNS bigint AS $$ SELECT 1 $$ LANGUAGE sql STABLE SECURITY DEFINER;
--                         ^ warning security-definer: b runs with its owner's rights and its caller's search_path
