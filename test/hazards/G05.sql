-- A constraint without a name
-- before
CREATE TABLE orders (id bigint PRIMARY KEY, total int);
-- v1
SELECT total FROM orders WHERE id = $1;
-- migration fires
ALTER TABLE orders ADD CHECK (total > 0) NOT VALID;
-- migration silent
ALTER TABLE orders ADD CONSTRAINT orders_total_positive CHECK (total > 0) NOT VALID;
