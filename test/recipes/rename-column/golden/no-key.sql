-- Rename events.data to payload in two releases
-- servers: v1.0.0 goes on reading and writing data.
-- servers: The new server reads and writes payload only, and never names data; it starts when SELECT count(*) FROM events WHERE (payload)::text IS DISTINCT FROM (data)::text says 0.
-- note: At the end the original column stays under its new name, with all that depends on it.
-- note: events has no NOT NULL column with an index to walk along: the rows are filled by one UPDATE, which keeps them locked until it ends.
-- note: v1.0.0 reads events with *: it gets one column more, and a prepared statement of that kind fails once with "cached plan must not change result type"; an INSERT … SELECT * fails for good.
-- note: v1.0.0 writes to events without naming columns: an INSERT fills the same columns as before, but a COPY fails for want of the new one.
-- note: Triggers are passed over by session_replication_role = replica, DISABLE TRIGGER and pg_restore. The contract step stops where a row differs: then run the backfill again.
-- note: Taking the contract step back copies data in all rows under one lock.
-- note: Privileges on single columns are not copied: grant those of data on payload as well.

-- expand, this release: Add events.payload and keep it in step with data
ALTER TABLE events ADD COLUMN payload json;
CREATE FUNCTION events__payload__from_new() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    -- Both were assigned, and only the old column got another value.
    IF (NEW.payload)::text IS NOT DISTINCT FROM (OLD.payload)::text AND (NEW.data)::text IS DISTINCT FROM (OLD.data)::text THEN
      RETURN NEW;
    END IF;
    -- Not filled yet: it was read as NULL and written back.
    IF (NEW.payload)::text IS NULL AND (OLD.payload)::text IS NULL AND (OLD.data)::text IS NOT NULL THEN
      RETURN NEW;
    END IF;
  END IF;
  NEW.data := NEW.payload;
  RETURN NEW;
END $$;
CREATE FUNCTION events__payload__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.payload := NEW.data;
  RETURN NEW;
END $$;
CREATE TRIGGER "00_payload_from_new_i" BEFORE INSERT ON events FOR EACH ROW WHEN ((NEW.payload)::text IS NOT NULL) EXECUTE FUNCTION events__payload__from_new();
CREATE TRIGGER "00_payload_from_new_u" BEFORE UPDATE OF payload ON events FOR EACH ROW EXECUTE FUNCTION events__payload__from_new();
CREATE TRIGGER zz_payload_from_old BEFORE INSERT OR UPDATE ON events FOR EACH ROW EXECUTE FUNCTION events__payload__from_old();
-- down: DROP TRIGGER zz_payload_from_old ON events;
-- down: DROP TRIGGER "00_payload_from_new_i" ON events;
-- down: DROP TRIGGER "00_payload_from_new_u" ON events;
-- down: DROP FUNCTION events__payload__from_new();
-- down: DROP FUNCTION events__payload__from_old();
-- down: ALTER TABLE events DROP COLUMN payload;

-- backfill, this release: Fill events.payload of the rows that are there
-- No key to walk along: one statement, which locks every row it changes until it ends.
UPDATE events SET payload = data WHERE (payload)::text IS DISTINCT FROM (data)::text;

-- contract, next release: Drop the copy and rename events.data to payload
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM events WHERE (payload)::text IS DISTINCT FROM (data)::text) THEN
    RAISE EXCEPTION USING MESSAGE = 'events.payload and data differ: run the backfill again';
  END IF;
END $$;
DROP TRIGGER zz_payload_from_old ON events;
DROP TRIGGER "00_payload_from_new_i" ON events;
DROP TRIGGER "00_payload_from_new_u" ON events;
DROP FUNCTION events__payload__from_new();
DROP FUNCTION events__payload__from_old();
ALTER TABLE events DROP COLUMN payload;
ALTER TABLE events RENAME COLUMN data TO payload;
-- down: ALTER TABLE events RENAME COLUMN payload TO data;
-- down: ALTER TABLE events ADD COLUMN payload json;
-- down: UPDATE events SET payload = data;
-- down: CREATE FUNCTION events__payload__from_new() RETURNS trigger LANGUAGE plpgsql AS $$
-- BEGIN
--   IF TG_OP = 'UPDATE' THEN
--     -- Both were assigned, and only the old column got another value.
--     IF (NEW.payload)::text IS NOT DISTINCT FROM (OLD.payload)::text AND (NEW.data)::text IS DISTINCT FROM (OLD.data)::text THEN
--       RETURN NEW;
--     END IF;
--     -- Not filled yet: it was read as NULL and written back.
--     IF (NEW.payload)::text IS NULL AND (OLD.payload)::text IS NULL AND (OLD.data)::text IS NOT NULL THEN
--       RETURN NEW;
--     END IF;
--   END IF;
--   NEW.data := NEW.payload;
--   RETURN NEW;
-- END $$;
-- down: CREATE FUNCTION events__payload__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
-- BEGIN
--   NEW.payload := NEW.data;
--   RETURN NEW;
-- END $$;
-- down: CREATE TRIGGER "00_payload_from_new_i" BEFORE INSERT ON events FOR EACH ROW WHEN ((NEW.payload)::text IS NOT NULL) EXECUTE FUNCTION events__payload__from_new();
-- down: CREATE TRIGGER "00_payload_from_new_u" BEFORE UPDATE OF payload ON events FOR EACH ROW EXECUTE FUNCTION events__payload__from_new();
-- down: CREATE TRIGGER zz_payload_from_old BEFORE INSERT OR UPDATE ON events FOR EACH ROW EXECUTE FUNCTION events__payload__from_old();
