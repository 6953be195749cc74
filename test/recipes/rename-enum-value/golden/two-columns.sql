-- Rename 'it's open' of State to 'open' in three releases
-- servers: v1.0.0 goes on reading and writing 'it's open'.
-- servers: The new server reads 'it's open' and 'open' as the same, and still writes 'it's open': v1.0.0 reads what it writes, and there is no 'open' yet.
-- servers: The server of the next release writes 'open', and reads both; where it looks for rows it says state::text IN ('it''s open', 'open'), as one of the two goes in the end.
-- servers: The server of the release after that says 'open' only, and nobody else runs any more when the last step exchanges the types.
-- note: An enum can't lose a value, so State is made anew without 'it's open'. If that is not worth it, stop before the steps of the last release: an unused value harms nobody.
-- note: When the types are exchanged, statements that were prepared with a parameter of State fail for good: the server prepares them again, or says $1::text::State from the beginning.
-- note: Taking the last step back writes all rows again under one lock.

-- contract, next release: Add 'open' to State
ALTER TYPE shop."State" ADD VALUE 'open' AFTER 'it''s open';

-- contract, release after next: Add shop.doors.state_new and fill it from state
CREATE TYPE shop."State_new" AS ENUM ('open', 'closed');
ALTER TABLE shop.doors ADD COLUMN state_new shop."State_new";
CREATE FUNCTION shop.doors__state_new__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.state_new := (CASE NEW.state::text WHEN 'it''s open' THEN 'open' ELSE NEW.state::text END)::shop."State_new";
  RETURN NEW;
END $$;
CREATE TRIGGER zz_state_new_from_old BEFORE INSERT OR UPDATE ON shop.doors FOR EACH ROW EXECUTE FUNCTION shop.doors__state_new__from_old();
-- down: DROP TRIGGER zz_state_new_from_old ON shop.doors;
-- down: DROP FUNCTION shop.doors__state_new__from_old();
-- down: ALTER TABLE shop.doors DROP COLUMN state_new;
-- down: DROP TYPE shop."State_new";

-- contract, release after next, outside a transaction: Fill shop.doors.state_new of the rows that are there
DO $$
DECLARE
  _done shop.doors.id%TYPE;
  _upto shop.doors.id%TYPE;
BEGIN
  LOOP
    SELECT batch.id INTO _upto
    FROM (SELECT id FROM shop.doors WHERE _done IS NULL OR id > _done ORDER BY id LIMIT 1000) AS batch
    ORDER BY batch.id DESC LIMIT 1;
    EXIT WHEN _upto IS NULL;
    UPDATE shop.doors SET state_new = (CASE state::text WHEN 'it''s open' THEN 'open' ELSE state::text END)::shop."State_new"
    WHERE (_done IS NULL OR id > _done) AND id <= _upto AND (((CASE state::text WHEN 'it''s open' THEN 'open' ELSE state::text END)::shop."State_new")::text IS DISTINCT FROM (state_new)::text);
    COMMIT;
    _done := _upto;
    _upto := NULL;
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;

-- contract, release after next: Add windows.states_new and fill it from states
ALTER TABLE windows ADD COLUMN states_new shop."State_new"[];
CREATE FUNCTION windows__states_new__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.states_new := array_replace(NEW.states::text[], 'it''s open', 'open')::shop."State_new"[];
  RETURN NEW;
END $$;
CREATE TRIGGER zz_states_new_from_old BEFORE INSERT OR UPDATE ON windows FOR EACH ROW EXECUTE FUNCTION windows__states_new__from_old();
-- down: DROP TRIGGER zz_states_new_from_old ON windows;
-- down: DROP FUNCTION windows__states_new__from_old();
-- down: ALTER TABLE windows DROP COLUMN states_new;

-- contract, release after next, outside a transaction: Fill windows.states_new of the rows that are there
DO $$
DECLARE
  _done windows.id%TYPE;
  _upto windows.id%TYPE;
BEGIN
  LOOP
    SELECT batch.id INTO _upto
    FROM (SELECT id FROM windows WHERE _done IS NULL OR id > _done ORDER BY id LIMIT 1000) AS batch
    ORDER BY batch.id DESC LIMIT 1;
    EXIT WHEN _upto IS NULL;
    UPDATE windows SET states_new = array_replace(states::text[], 'it''s open', 'open')::shop."State_new"[]
    WHERE (_done IS NULL OR id > _done) AND id <= _upto AND (((array_replace(states::text[], 'it''s open', 'open')::shop."State_new"[])::shop."State_new"[])::text IS DISTINCT FROM (states_new)::text);
    COMMIT;
    _done := _upto;
    _upto := NULL;
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;

-- contract, release after next: Refuse rows without a value of windows.states_new from now on
ALTER TABLE windows ADD CONSTRAINT windows_states_fits_check CHECK (states_new IS NOT NULL) NOT VALID;
-- down: ALTER TABLE windows DROP CONSTRAINT IF EXISTS windows_states_fits_check;

-- contract, release after next: Prove that every row has one
ALTER TABLE windows VALIDATE CONSTRAINT windows_states_fits_check;

-- contract, release after next: Exchange shop.doors.state and windows.states, and State for State_new
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM shop.doors WHERE ((CASE state::text WHEN 'it''s open' THEN 'open' ELSE state::text END)::shop."State_new")::text IS DISTINCT FROM (state_new)::text) THEN
    RAISE EXCEPTION USING MESSAGE = 'shop.doors.state_new and state differ: run the backfill again';
  END IF;
END $$;
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM windows WHERE ((array_replace(states::text[], 'it''s open', 'open')::shop."State_new"[])::shop."State_new"[])::text IS DISTINCT FROM (states_new)::text) THEN
    RAISE EXCEPTION USING MESSAGE = 'windows.states_new and states differ: run the backfill again';
  END IF;
END $$;
DROP TRIGGER zz_state_new_from_old ON shop.doors;
DROP FUNCTION shop.doors__state_new__from_old();
ALTER TABLE shop.doors DROP COLUMN state;
DROP TRIGGER zz_states_new_from_old ON windows;
DROP FUNCTION windows__states_new__from_old();
ALTER TABLE windows DROP COLUMN states;
DROP TYPE shop."State";
ALTER TYPE shop."State_new" RENAME TO "State";
ALTER TABLE shop.doors RENAME COLUMN state_new TO state;
ALTER TABLE windows RENAME COLUMN states_new TO states;
ALTER TABLE windows ALTER COLUMN states SET DEFAULT '{}';
ALTER TABLE windows ALTER COLUMN states SET NOT NULL;
ALTER TABLE windows DROP CONSTRAINT windows_states_fits_check;
-- down: ALTER TYPE shop."State" RENAME TO "State_new";
-- down: CREATE TYPE shop."State" AS ENUM ('it''s open', 'open', 'closed');
-- down: ALTER TABLE shop.doors RENAME COLUMN state TO state_new;
-- down: ALTER TABLE shop.doors ADD COLUMN state shop."State";
-- down: UPDATE shop.doors SET state = state_new::text::shop."State";
-- down: CREATE FUNCTION shop.doors__state_new__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
-- BEGIN
--   NEW.state_new := (CASE NEW.state::text WHEN 'it''s open' THEN 'open' ELSE NEW.state::text END)::shop."State_new";
--   RETURN NEW;
-- END $$;
-- down: CREATE TRIGGER zz_state_new_from_old BEFORE INSERT OR UPDATE ON shop.doors FOR EACH ROW EXECUTE FUNCTION shop.doors__state_new__from_old();
-- down: ALTER TABLE windows RENAME COLUMN states TO states_new;
-- down: ALTER TABLE windows ALTER COLUMN states_new DROP NOT NULL;
-- down: ALTER TABLE windows ALTER COLUMN states_new DROP DEFAULT;
-- down: ALTER TABLE windows ADD COLUMN states shop."State"[] DEFAULT '{}';
-- down: UPDATE windows SET states = states_new::text[]::shop."State"[];
-- down: ALTER TABLE windows ALTER COLUMN states SET NOT NULL;
-- down: ALTER TABLE windows ADD CONSTRAINT windows_states_fits_check CHECK (states_new IS NOT NULL);
-- down: CREATE FUNCTION windows__states_new__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
-- BEGIN
--   NEW.states_new := array_replace(NEW.states::text[], 'it''s open', 'open')::shop."State_new"[];
--   RETURN NEW;
-- END $$;
-- down: CREATE TRIGGER zz_states_new_from_old BEFORE INSERT OR UPDATE ON windows FOR EACH ROW EXECUTE FUNCTION windows__states_new__from_old();
