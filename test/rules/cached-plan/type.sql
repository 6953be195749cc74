-- A prepared column gets another type.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE t (id bigint PRIMARY KEY, c varchar(50), n int);
-- file: db/queries/server.sql
PREPARE q AS SELECT c FROM t WHERE id = $1;
PREPARE r AS INSERT INTO t (id) VALUES ($1) RETURNING *;
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE t ALTER COLUMN c TYPE text;
--                         ^ warning cached-plan: v1.0.0 fails once on each connection that keeps the query prepared: the type of c in its result changes [db/queries/server.sql:1 +1]
