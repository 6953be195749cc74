-- BEGIN inside a transaction
-- before
CREATE TABLE orders (id bigint PRIMARY KEY);
-- migration fires
BEGIN;
BEGIN;
ALTER TABLE orders ADD COLUMN note text;
COMMIT;
-- migration silent
ALTER TABLE orders ADD COLUMN note text;
