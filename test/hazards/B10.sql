-- A constraint validated while the lock of adding it is held
-- before fires
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint, total int);
-- before silent
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint, total int);
ALTER TABLE orders ADD CONSTRAINT orders_total_check CHECK (total > 0) NOT VALID;
-- migration fires
BEGIN;
ALTER TABLE orders ADD CONSTRAINT orders_total_check CHECK (total > 0) NOT VALID;
ALTER TABLE orders VALIDATE CONSTRAINT orders_total_check;
COMMIT;
-- migration silent
ALTER TABLE orders VALIDATE CONSTRAINT orders_total_check;
