-- schema
CREATE TABLE orders (id bigint PRIMARY KEY, day date);
CREATE INDEX orders_day ON orders (day);
-- v1
SELECT id FROM orders WHERE day = $1;
-- change
VACUUM FULL orders;
