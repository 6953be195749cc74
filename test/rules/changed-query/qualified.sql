-- With the table before the name it fails, and that is said of the column.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE e (id bigint PRIMARY KEY, name text);
CREATE TABLE k (id bigint, x int);
-- file: db/queries/server.sql
DELETE FROM e WHERE id IN (SELECT k.id FROM k);
-- now
-- file: db/queries/server.sql
SELECT id FROM e;
-- file: db/migrations/002_release.sql
ALTER TABLE k DROP COLUMN id;
--                        ^^ error drop-column: v1.0.0 still reads k.id [db/queries/server.sql:1]
