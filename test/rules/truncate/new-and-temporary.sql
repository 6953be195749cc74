-- A table of this release, a temporary one.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, state text, old text, total int);
-- file: db/queries/server.sql
SELECT state FROM orders WHERE id = $1;
-- now
-- file: db/migrations/002_release.sql
CREATE TABLE mine (id bigint PRIMARY KEY);
TRUNCATE mine;
CREATE TEMP TABLE work (id bigint);
TRUNCATE work;
