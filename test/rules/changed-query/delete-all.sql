-- The worst of all: a dropped column leaves its name to the query around it.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE e (id bigint PRIMARY KEY, name text);
CREATE TABLE k (id bigint, x int);
-- file: db/queries/server.sql
DELETE FROM e WHERE id IN (SELECT id FROM k);
-- now
-- file: db/queries/server.sql
SELECT id FROM e;
-- file: db/migrations/002_release.sql
ALTER TABLE k DROP COLUMN id;
--                        ^^ error changed-query: v1.0.0 still runs a query that goes on and means something else: id in its sub-select is k.id and becomes e.id; then its DELETE can remove every row of e [db/queries/server.sql:1]
