-- No lock_timeout before DDL that takes a lock
-- before
CREATE TABLE orders (id bigint PRIMARY KEY);
-- migration fires
ALTER TABLE orders ADD COLUMN note text;
-- migration silent
SET lock_timeout = '2s';
ALTER TABLE orders ADD COLUMN note text;
