-- A trigger and a function of SQL are checked when they are made, PL/pgSQL is not.
-- at: v1.0.0
-- file: db/migrations/001_start.sql
CREATE TYPE state AS ENUM ('new', 'done');
CREATE TABLE orders (id bigint PRIMARY KEY, state state);
-- file: db/queries/server.sql
SELECT state FROM orders WHERE id = 1;
-- now
-- file: db/migrations/002_sql.sql
BEGIN;
ALTER TYPE state ADD VALUE 'lost';
CREATE FUNCTION lost() RETURNS state LANGUAGE sql AS $$ SELECT 'lost'::state $$;
--                                                             ^^^^^^ error enum-value-used: 'lost' of state can't be used here: the transaction that adds it is not committed yet
COMMIT;
-- file: db/migrations/003_trigger.sql
BEGIN;
ALTER TYPE state ADD VALUE 'sent';
CREATE TRIGGER quiet BEFORE UPDATE ON orders FOR EACH ROW WHEN (NEW.state = 'sent') EXECUTE FUNCTION suppress_redundant_updates_trigger();
--                                                                          ^^^^^^ error enum-value-used: 'sent' of state can't be used here: the transaction that adds it is not committed yet
COMMIT;
-- file: db/migrations/004_body.sql
BEGIN;
ALTER TYPE state ADD VALUE 'back';
CREATE FUNCTION back() RETURNS state LANGUAGE plpgsql AS $$ BEGIN RETURN 'back'::state; END $$;
COMMIT;
