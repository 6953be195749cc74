-- Schema change and backfill in the same transaction
-- before
CREATE TABLE orders (id bigint PRIMARY KEY);
-- migration fires
BEGIN;
ALTER TABLE orders ADD COLUMN state int;
UPDATE orders SET state = 1;
COMMIT;
-- migration silent
UPDATE orders SET id = id WHERE id BETWEEN 1 AND 1000;
