-- A new enum value is written while the previous server can not know it
-- before
CREATE TYPE status AS ENUM ('open', 'paid');
CREATE TABLE orders (id bigint PRIMARY KEY, status status NOT NULL);
-- v1
SELECT id, status FROM orders;
-- v2 fires
SELECT id, status FROM orders;
UPDATE orders SET status = 'refunded' WHERE id = $1;
-- v2 silent
SELECT id, status FROM orders WHERE status <> 'refunded';
-- migration
ALTER TYPE status ADD VALUE 'refunded';
