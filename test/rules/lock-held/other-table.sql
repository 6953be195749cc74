-- An index is built on another table meanwhile.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, state text, old text, total int);
CREATE TABLE users (id bigint PRIMARY KEY, name text);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
BEGIN;
ALTER TABLE orders ADD COLUMN note text;
CREATE INDEX users_name ON users (name);
--           ^^^^^^^^^^ warning create-index: CREATE INDEX blocks writes to users until the index is built
--           ^^^^^^^^^^ warning lock-held: orders stays locked while CREATE INDEX runs: reads and writes wait until the transaction ends
COMMIT;
