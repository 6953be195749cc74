-- Dropped and created again with all its columns: queries go on, the rows are gone.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE cache (key text PRIMARY KEY, value text);
CREATE TABLE jobs (id bigint PRIMARY KEY, payload text, state text);
-- file: db/queries/cache.sql
SELECT value FROM cache WHERE key = $1;
SELECT payload, state FROM jobs;
-- now
-- file: db/migrations/002_rebuild.sql
DROP TABLE IF EXISTS cache;
--                   ^^^^^ warning drop-table: All rows of cache are lost: it is dropped and created again
CREATE UNLOGGED TABLE cache (key text PRIMARY KEY, value text, until timestamptz);
DROP TABLE jobs;
--         ^^^^ error drop-table: v1.0.0 still reads jobs.state; it is missing where jobs is created again [db/queries/cache.sql:2]
--         ^^^^ warning drop-table: All rows of jobs are lost: it is dropped and created again
CREATE TABLE jobs (id bigint PRIMARY KEY, payload text);
