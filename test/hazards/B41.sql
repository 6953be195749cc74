-- A lock_timeout that has no effect
-- before
CREATE TABLE orders (id bigint PRIMARY KEY);
-- migration fires
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ADD COLUMN note text;
-- migration silent
BEGIN;
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ADD COLUMN note text;
COMMIT;
