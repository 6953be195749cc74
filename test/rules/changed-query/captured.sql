-- A new column takes a name that meant the outer table.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE e (id bigint PRIMARY KEY, name text);
CREATE TABLE k (id bigint, x int);
-- file: db/queries/server.sql
SELECT id FROM e WHERE EXISTS (SELECT 1 FROM k WHERE k.id = e.id AND name IS NULL);
-- now
-- file: db/migrations/002_release.sql
ALTER TABLE k ADD COLUMN name text;
--                       ^^^^ error changed-query: v1.0.0 still runs a query that goes on and means something else: name in its sub-select is e.name and becomes k.name; then it finds other rows [db/queries/server.sql:1]
