-- An enum value used in the transaction that adds it
-- before
CREATE TYPE state AS ENUM ('new', 'done');
CREATE TABLE orders (id bigint PRIMARY KEY, state state);
-- migration fires
BEGIN;
ALTER TYPE state ADD VALUE 'lost';
UPDATE orders SET state = 'lost' WHERE id = 1;
COMMIT;
-- migration silent
ALTER TYPE state ADD VALUE 'lost';
