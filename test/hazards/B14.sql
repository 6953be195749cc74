-- A new column that is unique from the start
-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint, total int);
-- migration fires
ALTER TABLE orders ADD COLUMN number int UNIQUE;
-- migration silent
ALTER TABLE orders ADD COLUMN number int;
