-- A default that each row has a value of its own of
-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint, total int);
-- migration fires
ALTER TABLE orders ADD COLUMN token uuid DEFAULT gen_random_uuid();
-- migration silent
ALTER TABLE orders ADD COLUMN created timestamptz DEFAULT now();
