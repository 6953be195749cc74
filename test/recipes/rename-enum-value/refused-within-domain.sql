-- schema
CREATE TYPE state AS ENUM ('new', 'done');
CREATE DOMAIN open_state AS state CHECK (VALUE <> 'done');
CREATE TABLE orders (id bigint PRIMARY KEY, state open_state);
-- v1
SELECT state FROM orders;
-- v2
SELECT state FROM orders;
-- change
ALTER TYPE state RENAME VALUE 'new' TO 'created';
