-- One after the other; savepoints; a block.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY, state text, old text, total int);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_release.sql
BEGIN;
SAVEPOINT a;
ALTER TABLE orders ADD COLUMN note text;
RELEASE a;
COMMIT;
BEGIN;
ALTER TABLE orders ADD COLUMN memo text;
END;
DO $$ BEGIN PERFORM 1; END $$;
