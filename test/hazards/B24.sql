-- A new column of a domain with constraints
-- before
CREATE DOMAIN positive AS int CHECK (VALUE > 0);
CREATE DOMAIN plain AS int;
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint, total int);
-- migration fires
ALTER TABLE orders ADD COLUMN pieces positive;
-- migration silent
ALTER TABLE orders ADD COLUMN pieces plain DEFAULT 1;
