-- An enum value without a position
-- before
CREATE TYPE state AS ENUM ('new', 'done');
-- migration fires
ALTER TYPE state ADD VALUE 'lost';
-- migration silent
ALTER TYPE state ADD VALUE 'lost' AFTER 'done';
