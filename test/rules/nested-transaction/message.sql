-- golang-migrate sends the file as one message: a BEGIN in it is fine.
-- at: v1.0.0
-- file: migrations/000001_start.up.sql
CREATE TABLE orders (id bigint PRIMARY KEY, state text, old text, total int);
-- file: migrations/000001_start.down.sql
DROP TABLE orders;
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: migrations/000002_note.up.sql
BEGIN;
ALTER TABLE orders ADD COLUMN note text;
COMMIT;
-- file: migrations/000002_note.down.sql
ALTER TABLE orders DROP COLUMN note;
