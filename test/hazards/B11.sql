-- A check whose rows are read while everything waits
-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint, total int);
-- migration fires
ALTER TABLE orders ADD CONSTRAINT orders_total_check CHECK (total > 0);
-- migration silent
ALTER TABLE orders ADD CONSTRAINT orders_total_check CHECK (total > 0) NOT VALID;
