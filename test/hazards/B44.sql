-- Several ALTER TABLE of one table, each with a scan or a lock of its own
-- before
CREATE TABLE orders (id bigint PRIMARY KEY);
-- migration fires
ALTER TABLE orders ADD COLUMN a int;
ALTER TABLE orders ADD COLUMN b int;
-- migration silent
ALTER TABLE orders ADD COLUMN a int, ADD COLUMN b int;
