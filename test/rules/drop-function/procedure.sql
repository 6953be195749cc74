-- A procedure.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE t (id bigint PRIMARY KEY);
CREATE PROCEDURE clean(days int) LANGUAGE sql AS $$ DELETE FROM t $$;
-- file: db/queries/server.sql
CALL clean($1);
-- now
-- file: db/migrations/002_release.sql
DROP PROCEDURE clean(int);
--             ^^^^^ error drop-function: v1.0.0 still calls clean(integer) [db/queries/server.sql:1]
