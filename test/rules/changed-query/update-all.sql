-- An UPDATE, a rename, a UNION.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE e (id bigint PRIMARY KEY, name text);
CREATE TABLE k (id bigint, x int);
CREATE TABLE m (id bigint);
-- file: db/queries/server.sql
UPDATE e SET name = $1 WHERE id IN (SELECT id FROM k UNION SELECT m.id FROM m);
-- now
-- file: db/queries/server.sql
SELECT id FROM e;
-- file: db/migrations/002_release.sql
ALTER TABLE k RENAME COLUMN id TO key;
--                          ^^ error changed-query: v1.0.0 still runs a query that goes on and means something else: id in its sub-select is k.id and becomes e.id; then its UPDATE can change every row of e [db/queries/server.sql:1]
