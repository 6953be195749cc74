-- A new column with a check reads every row for nothing
-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint, total int);
-- migration fires
ALTER TABLE orders ADD COLUMN pieces int CHECK (pieces > 0);
-- migration silent
ALTER TABLE orders ADD COLUMN pieces int;
