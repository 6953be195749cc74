-- What the slow statement locks itself is said of itself.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, state text, old text, total int);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
BEGIN;
ALTER TABLE orders ADD COLUMN note text;
CREATE INDEX orders_note ON orders (note);
--           ^^^^^^^^^^^ warning create-index: CREATE INDEX blocks writes to orders until the index is built
COMMIT;
