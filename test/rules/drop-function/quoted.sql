-- Quoted, in a schema.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE SCHEMA "Lib";
CREATE FUNCTION "Lib"."Tax"(a int) RETURNS int LANGUAGE sql AS $$ SELECT a $$;
-- file: db/queries/server.sql
SELECT "Lib"."Tax"($1);
-- now
-- file: db/migrations/002_release.sql
DROP FUNCTION "Lib"."Tax"(int);
--                  ^^^^^ error drop-function: v1.0.0 still calls Lib.Tax(integer) [db/queries/server.sql:1]
