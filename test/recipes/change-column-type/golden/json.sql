-- Change events.payload from text to jsonb in two releases
-- servers: v1.0.0 goes on reading and writing payload as text.
-- servers: The new server works with payload as text and as jsonb, as it is exchanged while it runs: it takes what it reads for either, perhaps by a cast in its queries, and writes only values that both take and that mean the same in both. It never names payload_new.
-- servers: It says of what type its parameters are, as in INSERT … VALUES ($1::jsonb): a column of text takes that as well, and a statement that was prepared for text fails for good once the columns are exchanged.
-- servers: The server after it may count on jsonb.
-- note: What does not fit jsonb is NULL in payload_new and stays as it is in payload. Settle such rows before the contract step, which refuses them: SELECT count(*) FROM events WHERE payload IS NOT NULL AND payload_new IS NULL.
-- note: The contract step stops where payload_new is not what payload says: then run the backfill again. Triggers are passed over by session_replication_role = replica, DISABLE TRIGGER and pg_restore.
-- note: When the columns are exchanged, prepared statements that return payload fail once with "cached plan must not change result type": the server prepares them again.
-- note: Taking the contract step back writes payload of all rows, and builds its indexes, under one lock.
-- note: At the end payload stands last in the table. Privileges on single columns are not copied: grant those of payload on payload_new as well.

-- expand, this release: Add events.payload_new and fill it from payload
ALTER TABLE events ADD COLUMN payload_new jsonb;
CREATE FUNCTION events__payload_new__try(payload text) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
DECLARE
  _fitting jsonb;
BEGIN
  _fitting := payload::jsonb;
  RETURN _fitting;
EXCEPTION WHEN OTHERS THEN
  -- Old servers may go on writing what does not fit.
  RETURN NULL;
END $$;
CREATE FUNCTION events__payload_new__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.payload_new := public.events__payload_new__try(NEW.payload);
  RETURN NEW;
END $$;
CREATE TRIGGER zz_payload_new_from_old BEFORE INSERT OR UPDATE ON events FOR EACH ROW EXECUTE FUNCTION events__payload_new__from_old();
-- down: DROP TRIGGER zz_payload_new_from_old ON events;
-- down: DROP FUNCTION events__payload_new__from_old();
-- down: DROP FUNCTION events__payload_new__try(text);
-- down: ALTER TABLE events DROP COLUMN payload_new;

-- backfill, this release, outside a transaction: Fill events.payload_new of the rows that are there
DO $$
DECLARE
  _done events.id%TYPE;
  _upto events.id%TYPE;
BEGIN
  LOOP
    SELECT batch.id INTO _upto
    FROM (SELECT id FROM events WHERE _done IS NULL OR id > _done ORDER BY id LIMIT 1000) AS batch
    ORDER BY batch.id DESC LIMIT 1;
    EXIT WHEN _upto IS NULL;
    UPDATE events SET payload_new = public.events__payload_new__try(payload)
    WHERE (_done IS NULL OR id > _done) AND id <= _upto AND (public.events__payload_new__try(payload) IS DISTINCT FROM payload_new);
    COMMIT;
    _done := _upto;
    _upto := NULL;
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;

-- contract, next release: Refuse values of events.payload that do not fit from now on
ALTER TABLE events ADD CONSTRAINT events_payload_fits_check CHECK (payload IS NULL OR payload_new IS NOT NULL OR (payload::jsonb) IS NULL) NOT VALID;
-- down: ALTER TABLE events DROP CONSTRAINT IF EXISTS events_payload_fits_check;

-- contract, next release: Prove that every value fits
ALTER TABLE events VALIDATE CONSTRAINT events_payload_fits_check;

-- contract, next release: Exchange events.payload for payload_new
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM events WHERE public.events__payload_new__try(payload) IS DISTINCT FROM payload_new) THEN
    RAISE EXCEPTION USING MESSAGE = 'events.payload_new and payload differ: run the backfill again';
  END IF;
END $$;
DROP TRIGGER zz_payload_new_from_old ON events;
DROP FUNCTION events__payload_new__from_old();
DROP FUNCTION events__payload_new__try(text);
ALTER TABLE events DROP CONSTRAINT events_payload_fits_check;
ALTER TABLE events DROP COLUMN payload;
ALTER TABLE events RENAME COLUMN payload_new TO payload;
-- down: ALTER TABLE events RENAME COLUMN payload TO payload_new;
-- down: ALTER TABLE events ADD COLUMN payload text;
-- down: UPDATE events SET payload = payload_new::text;
-- down: ALTER TABLE events ADD CONSTRAINT events_payload_fits_check CHECK (payload IS NULL OR payload_new IS NOT NULL OR (payload::jsonb) IS NULL);
-- down: CREATE FUNCTION events__payload_new__try(payload text) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
-- DECLARE
--   _fitting jsonb;
-- BEGIN
--   _fitting := payload::jsonb;
--   RETURN _fitting;
-- EXCEPTION WHEN OTHERS THEN
--   -- Old servers may go on writing what does not fit.
--   RETURN NULL;
-- END $$;
-- down: CREATE FUNCTION events__payload_new__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
-- BEGIN
--   NEW.payload_new := public.events__payload_new__try(NEW.payload);
--   RETURN NEW;
-- END $$;
-- down: CREATE TRIGGER zz_payload_new_from_old BEFORE INSERT OR UPDATE ON events FOR EACH ROW EXECUTE FUNCTION events__payload_new__from_old();
