-- A statement that can't run in a transaction
-- before
CREATE TABLE orders (id bigint PRIMARY KEY);
-- migration fires
BEGIN;
VACUUM orders;
COMMIT;
-- migration silent
VACUUM orders;
