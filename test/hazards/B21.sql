-- A new serial column numbers every row
-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint, total int);
-- migration fires
ALTER TABLE orders ADD COLUMN number bigserial;
-- migration silent
CREATE TABLE notes (id bigserial PRIMARY KEY);
