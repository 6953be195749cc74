-- Zero means no limit; a reset takes the limit back.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TABLE orders (id bigint PRIMARY KEY);
-- file: db/queries/orders.sql
SELECT id FROM orders;
-- now
-- file: db/migrations/002_note.sql
SET lock_timeout = 0;
ALTER TABLE orders ADD COLUMN note text;
--                            ^^^^ information lock-timeout: This waits for a lock on orders without limit, and every query after it waits too
-- file: db/migrations/003_memo.sql
SET lock_timeout = '2s';
RESET lock_timeout;
ALTER TABLE orders ADD COLUMN memo text;
--                            ^^^^ information lock-timeout: This waits for a lock on orders without limit, and every query after it waits too
-- file: db/migrations/004_string.sql
SET lock_timeout TO '0';
ALTER TABLE orders ADD COLUMN string text;
--                            ^^^^^^ information lock-timeout: This waits for a lock on orders without limit, and every query after it waits too
-- file: db/migrations/005_half.sql
SET lock_timeout TO '0.5s';
ALTER TABLE orders ADD COLUMN half text;
