-- Split places.Position into lat and long in two releases
-- servers: v1.0.0 goes on reading and writing Position.
-- servers: The new server reads and writes lat and long only, and never names Position; it starts when SELECT count(*) FROM places WHERE ROW(public.places__lat__try("Position"), public.places__long__try("Position")) IS DISTINCT FROM ROW(lat, long) AND (lat || ';' || long)::text IS DISTINCT FROM "Position" says 0.
-- note: What the new server writes shows in Position as lat || ';' || "long". As long as the two sides agree in one way or the other, neither is computed anew, so nothing that only one of them knows is lost.
-- note: lat and long is NULL where a value of v1.0.0 does not fit: look for such rows before the contract step, where the old value goes.
-- note: The contract step stops where the two sides differ: then run the backfill again. Triggers are passed over by session_replication_role = replica, DISABLE TRIGGER and pg_restore.
-- note: Taking the contract step back fills Position in all rows under one lock.

-- expand, this release: Add lat and long to places and keep them in step with Position
ALTER TABLE places ADD COLUMN lat numeric(9, 6);
ALTER TABLE places ADD COLUMN long numeric(9, 6);
CREATE FUNCTION places__lat__try("Position" text) RETURNS numeric(9, 6) LANGUAGE plpgsql STABLE AS $$
DECLARE
  _fitting numeric(9, 6);
BEGIN
  _fitting := split_part("Position", ';', 1)::numeric;
  RETURN _fitting;
EXCEPTION WHEN OTHERS THEN
  -- Old servers may go on writing what does not fit.
  RETURN NULL;
END $$;
CREATE FUNCTION places__long__try("Position" text) RETURNS numeric(9, 6) LANGUAGE plpgsql STABLE AS $$
DECLARE
  _fitting numeric(9, 6);
BEGIN
  _fitting := split_part("Position", ';', 2)::numeric;
  RETURN _fitting;
EXCEPTION WHEN OTHERS THEN
  -- Old servers may go on writing what does not fit.
  RETURN NULL;
END $$;
CREATE FUNCTION places__lat__from_new() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    -- Old and new columns were assigned, and only the old one got another value.
    IF ROW(NEW.lat, NEW.long) IS NOT DISTINCT FROM ROW(OLD.lat, OLD.long) AND NEW."Position" IS DISTINCT FROM OLD."Position" THEN
      RETURN NEW;
    END IF;
    -- Not filled yet: it was read as NULL and written back.
    IF NEW.lat IS NULL AND NEW.long IS NULL AND OLD.lat IS NULL AND OLD.long IS NULL AND OLD."Position" IS NOT NULL THEN
      RETURN NEW;
    END IF;
  END IF;
  -- What agrees already may know more than can be computed back.
  IF ROW(public.places__lat__try(NEW."Position"), public.places__long__try(NEW."Position")) IS DISTINCT FROM ROW(NEW.lat, NEW.long) THEN
    NEW."Position" := NEW.lat || ';' || NEW.long;
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION places__lat__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- What agrees already may know more than can be computed.
  IF (NEW.lat || ';' || NEW.long)::text IS DISTINCT FROM NEW."Position" THEN
    NEW.lat := public.places__lat__try(NEW."Position");
    NEW.long := public.places__long__try(NEW."Position");
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "00_lat_from_new_i" BEFORE INSERT ON places FOR EACH ROW WHEN (NEW.lat IS NOT NULL OR NEW.long IS NOT NULL) EXECUTE FUNCTION places__lat__from_new();
CREATE TRIGGER "00_lat_from_new_u" BEFORE UPDATE OF lat, long ON places FOR EACH ROW EXECUTE FUNCTION places__lat__from_new();
CREATE TRIGGER zz_lat_from_old BEFORE INSERT OR UPDATE ON places FOR EACH ROW EXECUTE FUNCTION places__lat__from_old();
-- down: DROP TRIGGER zz_lat_from_old ON places;
-- down: DROP TRIGGER "00_lat_from_new_i" ON places;
-- down: DROP TRIGGER "00_lat_from_new_u" ON places;
-- down: DROP FUNCTION places__lat__from_new();
-- down: DROP FUNCTION places__lat__from_old();
-- down: DROP FUNCTION places__lat__try(text);
-- down: DROP FUNCTION places__long__try(text);
-- down: ALTER TABLE places DROP COLUMN long;
-- down: ALTER TABLE places DROP COLUMN lat;

-- backfill, this release, outside a transaction: Fill lat and long of the rows that are there
DO $$
DECLARE
  _done places."Id"%TYPE;
  _upto places."Id"%TYPE;
BEGIN
  LOOP
    SELECT batch."Id" INTO _upto
    FROM (SELECT "Id" FROM places WHERE _done IS NULL OR "Id" > _done ORDER BY "Id" LIMIT 1000) AS batch
    ORDER BY batch."Id" DESC LIMIT 1;
    EXIT WHEN _upto IS NULL;
    UPDATE places SET lat = public.places__lat__try("Position"), long = public.places__long__try("Position")
    WHERE (_done IS NULL OR "Id" > _done) AND "Id" <= _upto AND (ROW(public.places__lat__try("Position"), public.places__long__try("Position")) IS DISTINCT FROM ROW(lat, long) AND (lat || ';' || long)::text IS DISTINCT FROM "Position");
    COMMIT;
    _done := _upto;
    _upto := NULL;
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;

-- contract, next release: Drop places.Position
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM places WHERE ROW(public.places__lat__try("Position"), public.places__long__try("Position")) IS DISTINCT FROM ROW(lat, long) AND (lat || ';' || long)::text IS DISTINCT FROM "Position") THEN
    RAISE EXCEPTION USING MESSAGE = 'places.lat and places.long and Position differ: run the backfill again';
  END IF;
END $$;
DROP TRIGGER zz_lat_from_old ON places;
DROP TRIGGER "00_lat_from_new_i" ON places;
DROP TRIGGER "00_lat_from_new_u" ON places;
DROP FUNCTION places__lat__from_new();
DROP FUNCTION places__lat__from_old();
DROP FUNCTION places__lat__try(text);
DROP FUNCTION places__long__try(text);
ALTER TABLE places DROP COLUMN "Position";
-- down: ALTER TABLE places ADD COLUMN "Position" text;
-- down: UPDATE places SET "Position" = lat || ';' || long;
-- down: CREATE INDEX places_position ON places ("Position");
-- down: CREATE FUNCTION places__lat__try("Position" text) RETURNS numeric(9, 6) LANGUAGE plpgsql STABLE AS $$
-- DECLARE
--   _fitting numeric(9, 6);
-- BEGIN
--   _fitting := split_part("Position", ';', 1)::numeric;
--   RETURN _fitting;
-- EXCEPTION WHEN OTHERS THEN
--   -- Old servers may go on writing what does not fit.
--   RETURN NULL;
-- END $$;
-- down: CREATE FUNCTION places__long__try("Position" text) RETURNS numeric(9, 6) LANGUAGE plpgsql STABLE AS $$
-- DECLARE
--   _fitting numeric(9, 6);
-- BEGIN
--   _fitting := split_part("Position", ';', 2)::numeric;
--   RETURN _fitting;
-- EXCEPTION WHEN OTHERS THEN
--   -- Old servers may go on writing what does not fit.
--   RETURN NULL;
-- END $$;
-- down: CREATE FUNCTION places__lat__from_new() RETURNS trigger LANGUAGE plpgsql AS $$
-- BEGIN
--   IF TG_OP = 'UPDATE' THEN
--     -- Old and new columns were assigned, and only the old one got another value.
--     IF ROW(NEW.lat, NEW.long) IS NOT DISTINCT FROM ROW(OLD.lat, OLD.long) AND NEW."Position" IS DISTINCT FROM OLD."Position" THEN
--       RETURN NEW;
--     END IF;
--     -- Not filled yet: it was read as NULL and written back.
--     IF NEW.lat IS NULL AND NEW.long IS NULL AND OLD.lat IS NULL AND OLD.long IS NULL AND OLD."Position" IS NOT NULL THEN
--       RETURN NEW;
--     END IF;
--   END IF;
--   -- What agrees already may know more than can be computed back.
--   IF ROW(public.places__lat__try(NEW."Position"), public.places__long__try(NEW."Position")) IS DISTINCT FROM ROW(NEW.lat, NEW.long) THEN
--     NEW."Position" := NEW.lat || ';' || NEW.long;
--   END IF;
--   RETURN NEW;
-- END $$;
-- down: CREATE FUNCTION places__lat__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
-- BEGIN
--   -- What agrees already may know more than can be computed.
--   IF (NEW.lat || ';' || NEW.long)::text IS DISTINCT FROM NEW."Position" THEN
--     NEW.lat := public.places__lat__try(NEW."Position");
--     NEW.long := public.places__long__try(NEW."Position");
--   END IF;
--   RETURN NEW;
-- END $$;
-- down: CREATE TRIGGER "00_lat_from_new_i" BEFORE INSERT ON places FOR EACH ROW WHEN (NEW.lat IS NOT NULL OR NEW.long IS NOT NULL) EXECUTE FUNCTION places__lat__from_new();
-- down: CREATE TRIGGER "00_lat_from_new_u" BEFORE UPDATE OF lat, long ON places FOR EACH ROW EXECUTE FUNCTION places__lat__from_new();
-- down: CREATE TRIGGER zz_lat_from_old BEFORE INSERT OR UPDATE ON places FOR EACH ROW EXECUTE FUNCTION places__lat__from_old();
