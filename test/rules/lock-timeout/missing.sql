-- One finding a file, at the first statement that waits.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY);
-- file: db/queries/orders.sql
SELECT id FROM orders;
-- now
-- file: db/migrations/002_note.sql
ALTER TABLE orders ADD COLUMN note text;
--                            ^^^^ information lock-timeout: This waits for a lock on orders without limit, and every query after it waits too
ALTER TABLE orders ADD COLUMN memo text;
-- file: db/migrations/003_more.sql
ALTER TABLE orders ADD COLUMN more text;
--                            ^^^^ information lock-timeout: This waits for a lock on orders without limit, and every query after it waits too
