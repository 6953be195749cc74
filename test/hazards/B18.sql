-- SET NOT NULL reads every row
-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint, total int);
-- migration fires
ALTER TABLE orders ALTER COLUMN total SET NOT NULL;
-- migration silent
ALTER TABLE orders ADD CONSTRAINT orders_total_set CHECK (total IS NOT NULL) NOT VALID;
