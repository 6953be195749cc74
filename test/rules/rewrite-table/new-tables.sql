-- Nobody waits for a table nobody knows yet.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
CREATE TABLE notes (id int);
ALTER TABLE notes ALTER COLUMN id TYPE bigint;
ALTER TABLE notes SET UNLOGGED;
CREATE TEMPORARY TABLE scratch (id int);
ALTER TABLE scratch ALTER COLUMN id TYPE bigint;
VACUUM FULL notes;
