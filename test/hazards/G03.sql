-- A transaction that is never committed
-- before
CREATE TABLE orders (id bigint PRIMARY KEY);
-- migration fires
BEGIN;
ALTER TABLE orders ADD COLUMN note text;
-- migration silent
BEGIN;
ALTER TABLE orders ADD COLUMN note text;
COMMIT;
