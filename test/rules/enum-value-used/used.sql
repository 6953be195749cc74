-- In an UPDATE, an INSERT, a default, an index, a cast.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TYPE state AS ENUM ('new', 'done');
CREATE TABLE orders (id bigint PRIMARY KEY, state state, note text);
CREATE TABLE texts (id bigint PRIMARY KEY, what text);
-- file: db/queries/server.sql
SELECT 1 AS alive;
-- now
-- file: db/migrations/002_update.sql
BEGIN;
ALTER TYPE state ADD VALUE 'lost';
UPDATE orders SET state = 'lost' WHERE id = 1;
--                        ^^^^^^ error enum-value-used: 'lost' of state can't be used here: the transaction that adds it is not committed yet
COMMIT;
-- file: db/migrations/003_default.sql
BEGIN;
ALTER TYPE state ADD VALUE IF NOT EXISTS 'sent' BEFORE 'done';
ALTER TABLE orders ALTER COLUMN state SET DEFAULT 'sent';
--                                                ^^^^^^ error enum-value-used: 'sent' of state can't be used here: the transaction that adds it is not committed yet
COMMIT;
-- file: db/migrations/004_cast.sql
BEGIN;
ALTER TYPE state ADD VALUE 'back';
SELECT 'back'::state;
--     ^^^^^^ error enum-value-used: 'back' of state can't be used here: the transaction that adds it is not committed yet
COMMIT;
