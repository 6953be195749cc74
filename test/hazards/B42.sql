-- Other statements run while ACCESS EXCLUSIVE is held
-- before
CREATE TABLE orders (id bigint PRIMARY KEY);
CREATE TABLE lines (id bigint PRIMARY KEY, order_id bigint);
-- migration fires
BEGIN;
ALTER TABLE orders ADD COLUMN note text;
CREATE INDEX lines_order ON lines (order_id);
COMMIT;
-- migration silent
BEGIN;
ALTER TABLE orders ADD COLUMN note text;
COMMIT;
