-- Longer than anybody waits.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, state text, old text, total int);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
SET lock_timeout = '5min';
--  ^^^^^^^^^^^^ information timeout-without-effect: A lock_timeout of 300 s lets every query wait that long behind the migration
ALTER TABLE orders ADD COLUMN note text;
