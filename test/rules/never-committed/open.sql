-- Nothing ends it.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, state text, old text, total int);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
BEGIN;
--^^^ error never-committed: Nothing in this file commits the transaction that begins here
ALTER TABLE orders ADD COLUMN note text;
