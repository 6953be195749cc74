-- Merge boxes.width and boxes.height into size in two releases
-- servers: v1.0.0 goes on reading and writing width and height.
-- servers: The new server reads and writes size only, and never names width and height; it starts when SELECT count(*) FROM boxes WHERE public.boxes__size__try(width, height) IS DISTINCT FROM size AND ROW((size[1])::integer, (size[2])::integer) IS DISTINCT FROM ROW(width, height) says 0.
-- note: What the new server writes shows in width as size[1]. As long as the two sides agree in one way or the other, neither is computed anew, so nothing that only one of them knows is lost.
-- note: What the new server writes shows in height as size[2]. As long as the two sides agree in one way or the other, neither is computed anew, so nothing that only one of them knows is lost.
-- note: width and height is NOT NULL: until the contract step a write of the new server that leaves nothing for it is refused.
-- note: size is NULL where a value of v1.0.0 does not fit: look for such rows before the contract step, where the old value goes.
-- note: The contract step stops where the two sides differ: then run the backfill again. Triggers are passed over by session_replication_role = replica, DISABLE TRIGGER and pg_restore.
-- note: Taking the contract step back fills width and height in all rows under one lock.

-- expand, this release: Add size to boxes and keep it in step with width and height
ALTER TABLE boxes ADD COLUMN size integer[];
CREATE FUNCTION boxes__size__try(width integer, height integer) RETURNS integer[] LANGUAGE plpgsql STABLE AS $$
DECLARE
  _fitting integer[];
BEGIN
  _fitting := ARRAY[width, height];
  RETURN _fitting;
EXCEPTION WHEN OTHERS THEN
  -- Old servers may go on writing what does not fit.
  RETURN NULL;
END $$;
CREATE FUNCTION boxes__size__from_new() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    -- Old and new columns were assigned, and only the old ones got another value.
    IF NEW.size IS NOT DISTINCT FROM OLD.size AND ROW(NEW.width, NEW.height) IS DISTINCT FROM ROW(OLD.width, OLD.height) THEN
      RETURN NEW;
    END IF;
    -- Not filled yet: it was read as NULL and written back.
    IF NEW.size IS NULL AND OLD.size IS NULL AND (OLD.width IS NOT NULL OR OLD.height IS NOT NULL) THEN
      RETURN NEW;
    END IF;
  END IF;
  -- What agrees already may know more than can be computed back.
  IF public.boxes__size__try(NEW.width, NEW.height) IS DISTINCT FROM NEW.size THEN
    NEW.width := NEW.size[1];
    NEW.height := NEW.size[2];
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION boxes__size__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- What agrees already may know more than can be computed.
  IF ROW((NEW.size[1])::integer, (NEW.size[2])::integer) IS DISTINCT FROM ROW(NEW.width, NEW.height) THEN
    NEW.size := public.boxes__size__try(NEW.width, NEW.height);
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "00_size_from_new_i" BEFORE INSERT ON boxes FOR EACH ROW WHEN (NEW.size IS NOT NULL) EXECUTE FUNCTION boxes__size__from_new();
CREATE TRIGGER "00_size_from_new_u" BEFORE UPDATE OF size ON boxes FOR EACH ROW EXECUTE FUNCTION boxes__size__from_new();
CREATE TRIGGER zz_size_from_old BEFORE INSERT OR UPDATE ON boxes FOR EACH ROW EXECUTE FUNCTION boxes__size__from_old();
-- down: DROP TRIGGER zz_size_from_old ON boxes;
-- down: DROP TRIGGER "00_size_from_new_i" ON boxes;
-- down: DROP TRIGGER "00_size_from_new_u" ON boxes;
-- down: DROP FUNCTION boxes__size__from_new();
-- down: DROP FUNCTION boxes__size__from_old();
-- down: DROP FUNCTION boxes__size__try(integer, integer);
-- down: ALTER TABLE boxes DROP COLUMN size;

-- backfill, this release, outside a transaction: Fill size of the rows that are there
DO $$
DECLARE
  _done boxes.id%TYPE;
  _upto boxes.id%TYPE;
BEGIN
  LOOP
    SELECT batch.id INTO _upto
    FROM (SELECT id FROM boxes WHERE _done IS NULL OR id > _done ORDER BY id LIMIT 1000) AS batch
    ORDER BY batch.id DESC LIMIT 1;
    EXIT WHEN _upto IS NULL;
    UPDATE boxes SET size = public.boxes__size__try(width, height)
    WHERE (_done IS NULL OR id > _done) AND id <= _upto AND (public.boxes__size__try(width, height) IS DISTINCT FROM size AND ROW((size[1])::integer, (size[2])::integer) IS DISTINCT FROM ROW(width, height));
    COMMIT;
    _done := _upto;
    _upto := NULL;
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;

-- contract, next release: Drop boxes.width and boxes.height
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM boxes WHERE public.boxes__size__try(width, height) IS DISTINCT FROM size AND ROW((size[1])::integer, (size[2])::integer) IS DISTINCT FROM ROW(width, height)) THEN
    RAISE EXCEPTION USING MESSAGE = 'boxes.size and width and height differ: run the backfill again';
  END IF;
END $$;
DROP TRIGGER zz_size_from_old ON boxes;
DROP TRIGGER "00_size_from_new_i" ON boxes;
DROP TRIGGER "00_size_from_new_u" ON boxes;
DROP FUNCTION boxes__size__from_new();
DROP FUNCTION boxes__size__from_old();
DROP FUNCTION boxes__size__try(integer, integer);
ALTER TABLE boxes DROP COLUMN width;
ALTER TABLE boxes DROP COLUMN height;
-- down: ALTER TABLE boxes ADD COLUMN width integer;
-- down: ALTER TABLE boxes ADD COLUMN height integer;
-- down: UPDATE boxes SET width = size[1], height = size[2];
-- down: ALTER TABLE boxes ALTER COLUMN width SET NOT NULL;
-- down: ALTER TABLE boxes ALTER COLUMN height SET NOT NULL;
-- down: CREATE FUNCTION boxes__size__try(width integer, height integer) RETURNS integer[] LANGUAGE plpgsql STABLE AS $$
-- DECLARE
--   _fitting integer[];
-- BEGIN
--   _fitting := ARRAY[width, height];
--   RETURN _fitting;
-- EXCEPTION WHEN OTHERS THEN
--   -- Old servers may go on writing what does not fit.
--   RETURN NULL;
-- END $$;
-- down: CREATE FUNCTION boxes__size__from_new() RETURNS trigger LANGUAGE plpgsql AS $$
-- BEGIN
--   IF TG_OP = 'UPDATE' THEN
--     -- Old and new columns were assigned, and only the old ones got another value.
--     IF NEW.size IS NOT DISTINCT FROM OLD.size AND ROW(NEW.width, NEW.height) IS DISTINCT FROM ROW(OLD.width, OLD.height) THEN
--       RETURN NEW;
--     END IF;
--     -- Not filled yet: it was read as NULL and written back.
--     IF NEW.size IS NULL AND OLD.size IS NULL AND (OLD.width IS NOT NULL OR OLD.height IS NOT NULL) THEN
--       RETURN NEW;
--     END IF;
--   END IF;
--   -- What agrees already may know more than can be computed back.
--   IF public.boxes__size__try(NEW.width, NEW.height) IS DISTINCT FROM NEW.size THEN
--     NEW.width := NEW.size[1];
--     NEW.height := NEW.size[2];
--   END IF;
--   RETURN NEW;
-- END $$;
-- down: CREATE FUNCTION boxes__size__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
-- BEGIN
--   -- What agrees already may know more than can be computed.
--   IF ROW((NEW.size[1])::integer, (NEW.size[2])::integer) IS DISTINCT FROM ROW(NEW.width, NEW.height) THEN
--     NEW.size := public.boxes__size__try(NEW.width, NEW.height);
--   END IF;
--   RETURN NEW;
-- END $$;
-- down: CREATE TRIGGER "00_size_from_new_i" BEFORE INSERT ON boxes FOR EACH ROW WHEN (NEW.size IS NOT NULL) EXECUTE FUNCTION boxes__size__from_new();
-- down: CREATE TRIGGER "00_size_from_new_u" BEFORE UPDATE OF size ON boxes FOR EACH ROW EXECUTE FUNCTION boxes__size__from_new();
-- down: CREATE TRIGGER zz_size_from_old BEFORE INSERT OR UPDATE ON boxes FOR EACH ROW EXECUTE FUNCTION boxes__size__from_old();
