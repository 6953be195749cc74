-- Drop a type, and with it the columns of that type
-- before
CREATE TYPE order_status AS ENUM ('new', 'paid', 'sent');
CREATE TABLE orders (id bigint PRIMARY KEY, status order_status);
-- v1
SELECT id, status FROM orders;
-- migration fires
DROP TYPE order_status CASCADE;
-- migration silent
CREATE TYPE order_status_v2 AS ENUM ('new', 'paid');
