-- Set for the session, or for the transaction.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY);
-- file: db/queries/orders.sql
SELECT id FROM orders;
-- now
-- file: db/migrations/002_note.sql
SET lock_timeout = '2s';
ALTER TABLE orders ADD COLUMN note text;
-- file: db/migrations/003_memo.sql
BEGIN;
SET LOCAL lock_timeout TO 2000;
ALTER TABLE orders ADD COLUMN memo text;
COMMIT;
-- file: db/migrations/004_config.sql
SELECT set_config('lock_timeout', '3s', false);
ALTER TABLE orders ADD COLUMN config text;
