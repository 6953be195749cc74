-- schema
CREATE UNLOGGED TABLE orders (id bigint PRIMARY KEY, day date);
-- v1
SELECT id FROM orders WHERE day = $1;
-- change
ALTER TABLE orders SET LOGGED;
