-- schema
CREATE TYPE state AS ENUM ('new', 'done');
CREATE TABLE orders (id bigint PRIMARY KEY, state state DEFAULT 'new');
CREATE FUNCTION open_orders() RETURNS bigint LANGUAGE sql AS $$ SELECT count(*) FROM orders WHERE state = 'new' $$;
-- v1
SELECT state FROM orders;
-- v2
SELECT state FROM orders;
-- change
ALTER TYPE state RENAME VALUE 'new' TO 'created';
