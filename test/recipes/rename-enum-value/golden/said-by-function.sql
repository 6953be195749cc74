-- Rename 'new' of state to 'created' in three releases
-- servers: v1.0.0 goes on reading and writing 'new'.
-- servers: The new server reads 'new' and 'created' as the same, and still writes 'new': v1.0.0 reads what it writes, and there is no 'created' yet.
-- servers: The server of the next release writes 'created', and reads both; where it looks for rows it says state::text IN ('new', 'created'), as one of the two goes in the end.
-- servers: The server of the release after that says 'created' only, and nobody else runs any more when the last step exchanges the types.
-- note: An enum can't lose a value, so state is made anew without 'new'. If that is not worth it, stop before the steps of the last release: an unused value harms nobody.
-- note: When the types are exchanged, statements that were prepared with a parameter of state fail for good: the server prepares them again, or says $1::text::state from the beginning.
-- note: open_orders says 'new': replace it together with the step that exchanges the types, or it fails from then on.
-- note: Taking the last step back writes all rows again under one lock.

-- contract, next release: Add 'created' to state
ALTER TYPE state ADD VALUE 'created' AFTER 'new';

-- contract, next release: Let orders.state begin with the new value
ALTER TABLE orders ALTER COLUMN state SET DEFAULT 'created';
-- down: ALTER TABLE orders ALTER COLUMN state SET DEFAULT 'new';

-- contract, release after next: Add orders.state_new and fill it from state
CREATE TYPE state_new AS ENUM ('created', 'done');
ALTER TABLE orders ADD COLUMN state_new state_new;
CREATE FUNCTION orders__state_new__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.state_new := (CASE NEW.state::text WHEN 'new' THEN 'created' ELSE NEW.state::text END)::state_new;
  RETURN NEW;
END $$;
CREATE TRIGGER zz_state_new_from_old BEFORE INSERT OR UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION orders__state_new__from_old();
-- down: DROP TRIGGER zz_state_new_from_old ON orders;
-- down: DROP FUNCTION orders__state_new__from_old();
-- down: ALTER TABLE orders DROP COLUMN state_new;
-- down: DROP TYPE state_new;

-- contract, release after next, outside a transaction: Fill orders.state_new of the rows that are there
DO $$
DECLARE
  _done orders.id%TYPE;
  _upto orders.id%TYPE;
BEGIN
  LOOP
    SELECT batch.id INTO _upto
    FROM (SELECT id FROM orders WHERE _done IS NULL OR id > _done ORDER BY id LIMIT 1000) AS batch
    ORDER BY batch.id DESC LIMIT 1;
    EXIT WHEN _upto IS NULL;
    UPDATE orders SET state_new = (CASE state::text WHEN 'new' THEN 'created' ELSE state::text END)::state_new
    WHERE (_done IS NULL OR id > _done) AND id <= _upto AND (((CASE state::text WHEN 'new' THEN 'created' ELSE state::text END)::state_new)::text IS DISTINCT FROM (state_new)::text);
    COMMIT;
    _done := _upto;
    _upto := NULL;
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;

-- contract, release after next: Exchange orders.state, and state for state_new
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM orders WHERE ((CASE state::text WHEN 'new' THEN 'created' ELSE state::text END)::state_new)::text IS DISTINCT FROM (state_new)::text) THEN
    RAISE EXCEPTION USING MESSAGE = 'orders.state_new and state differ: run the backfill again';
  END IF;
END $$;
DROP TRIGGER zz_state_new_from_old ON orders;
DROP FUNCTION orders__state_new__from_old();
ALTER TABLE orders DROP COLUMN state;
DROP TYPE state;
ALTER TYPE state_new RENAME TO state;
ALTER TABLE orders RENAME COLUMN state_new TO state;
ALTER TABLE orders ALTER COLUMN state SET DEFAULT 'created';
-- down: ALTER TYPE state RENAME TO state_new;
-- down: CREATE TYPE state AS ENUM ('new', 'created', 'done');
-- down: ALTER TABLE orders RENAME COLUMN state TO state_new;
-- down: ALTER TABLE orders ALTER COLUMN state_new DROP DEFAULT;
-- down: ALTER TABLE orders ADD COLUMN state state DEFAULT 'new';
-- down: UPDATE orders SET state = state_new::text::state;
-- down: CREATE FUNCTION orders__state_new__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
-- BEGIN
--   NEW.state_new := (CASE NEW.state::text WHEN 'new' THEN 'created' ELSE NEW.state::text END)::state_new;
--   RETURN NEW;
-- END $$;
-- down: CREATE TRIGGER zz_state_new_from_old BEFORE INSERT OR UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION orders__state_new__from_old();
