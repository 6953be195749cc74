-- Explicit LOCK TABLE
-- before
CREATE TABLE orders (id bigint PRIMARY KEY);
-- migration fires
BEGIN;
LOCK TABLE orders IN ACCESS EXCLUSIVE MODE;
COMMIT;
-- migration silent
SELECT 1;
