-- Turn jobs.state into status in two releases
-- servers: v1.0.0 goes on reading and writing state.
-- servers: The new server reads and writes status only, and never names state; it starts when SELECT count(*) FROM jobs WHERE public.jobs__status__try(state) IS DISTINCT FROM status AND (CASE status WHEN 'new' THEN 0 WHEN 'done' THEN 1 END)::integer IS DISTINCT FROM state says 0.
-- note: What the new server writes shows in state as CASE status WHEN 'new' THEN 0 WHEN 'done' THEN 1 END. As long as the two sides agree in one way or the other, neither is computed anew, so nothing that only one of them knows is lost.
-- note: status is NULL where a value of v1.0.0 does not fit: look for such rows before the contract step, where the old value goes.
-- note: The contract step stops where the two sides differ: then run the backfill again. Triggers are passed over by session_replication_role = replica, DISABLE TRIGGER and pg_restore.
-- note: Taking the contract step back fills state in all rows under one lock.

-- expand, this release: Add status to jobs and keep it in step with state
ALTER TABLE jobs ADD COLUMN status character varying(10);
CREATE FUNCTION jobs__status__try(state integer) RETURNS character varying(10) LANGUAGE plpgsql STABLE AS $$
DECLARE
  _fitting character varying(10);
BEGIN
  _fitting := CASE state WHEN 0 THEN 'new' WHEN 1 THEN 'done' END;
  RETURN _fitting;
EXCEPTION WHEN OTHERS THEN
  -- Old servers may go on writing what does not fit.
  RETURN NULL;
END $$;
CREATE FUNCTION jobs__status__from_new() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    -- Old and new columns were assigned, and only the old one got another value.
    IF NEW.status IS NOT DISTINCT FROM OLD.status AND NEW.state IS DISTINCT FROM OLD.state THEN
      RETURN NEW;
    END IF;
    -- Not filled yet: it was read as NULL and written back.
    IF NEW.status IS NULL AND OLD.status IS NULL AND OLD.state IS NOT NULL THEN
      RETURN NEW;
    END IF;
  END IF;
  -- What agrees already may know more than can be computed back.
  IF public.jobs__status__try(NEW.state) IS DISTINCT FROM NEW.status THEN
    NEW.state := CASE NEW.status WHEN 'new' THEN 0 WHEN 'done' THEN 1 END;
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION jobs__status__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- What agrees already may know more than can be computed.
  IF (CASE NEW.status WHEN 'new' THEN 0 WHEN 'done' THEN 1 END)::integer IS DISTINCT FROM NEW.state THEN
    NEW.status := public.jobs__status__try(NEW.state);
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "00_status_from_new_i" BEFORE INSERT ON jobs FOR EACH ROW WHEN (NEW.status IS NOT NULL) EXECUTE FUNCTION jobs__status__from_new();
CREATE TRIGGER "00_status_from_new_u" BEFORE UPDATE OF status ON jobs FOR EACH ROW EXECUTE FUNCTION jobs__status__from_new();
CREATE TRIGGER zz_status_from_old BEFORE INSERT OR UPDATE ON jobs FOR EACH ROW EXECUTE FUNCTION jobs__status__from_old();
-- down: DROP TRIGGER zz_status_from_old ON jobs;
-- down: DROP TRIGGER "00_status_from_new_i" ON jobs;
-- down: DROP TRIGGER "00_status_from_new_u" ON jobs;
-- down: DROP FUNCTION jobs__status__from_new();
-- down: DROP FUNCTION jobs__status__from_old();
-- down: DROP FUNCTION jobs__status__try(integer);
-- down: ALTER TABLE jobs DROP COLUMN status;

-- backfill, this release, outside a transaction: Fill status of the rows that are there
DO $$
DECLARE
  _done jobs.id%TYPE;
  _upto jobs.id%TYPE;
BEGIN
  LOOP
    SELECT batch.id INTO _upto
    FROM (SELECT id FROM jobs WHERE _done IS NULL OR id > _done ORDER BY id LIMIT 1000) AS batch
    ORDER BY batch.id DESC LIMIT 1;
    EXIT WHEN _upto IS NULL;
    UPDATE jobs SET status = public.jobs__status__try(state)
    WHERE (_done IS NULL OR id > _done) AND id <= _upto AND (public.jobs__status__try(state) IS DISTINCT FROM status AND (CASE status WHEN 'new' THEN 0 WHEN 'done' THEN 1 END)::integer IS DISTINCT FROM state);
    COMMIT;
    _done := _upto;
    _upto := NULL;
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;

-- contract, next release: Drop jobs.state
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM jobs WHERE public.jobs__status__try(state) IS DISTINCT FROM status AND (CASE status WHEN 'new' THEN 0 WHEN 'done' THEN 1 END)::integer IS DISTINCT FROM state) THEN
    RAISE EXCEPTION USING MESSAGE = 'jobs.status and state differ: run the backfill again';
  END IF;
END $$;
DROP TRIGGER zz_status_from_old ON jobs;
DROP TRIGGER "00_status_from_new_i" ON jobs;
DROP TRIGGER "00_status_from_new_u" ON jobs;
DROP FUNCTION jobs__status__from_new();
DROP FUNCTION jobs__status__from_old();
DROP FUNCTION jobs__status__try(integer);
ALTER TABLE jobs DROP COLUMN state;
-- down: ALTER TABLE jobs ADD COLUMN state integer;
-- down: UPDATE jobs SET state = CASE status WHEN 'new' THEN 0 WHEN 'done' THEN 1 END;
-- down: CREATE FUNCTION jobs__status__try(state integer) RETURNS character varying(10) LANGUAGE plpgsql STABLE AS $$
-- DECLARE
--   _fitting character varying(10);
-- BEGIN
--   _fitting := CASE state WHEN 0 THEN 'new' WHEN 1 THEN 'done' END;
--   RETURN _fitting;
-- EXCEPTION WHEN OTHERS THEN
--   -- Old servers may go on writing what does not fit.
--   RETURN NULL;
-- END $$;
-- down: CREATE FUNCTION jobs__status__from_new() RETURNS trigger LANGUAGE plpgsql AS $$
-- BEGIN
--   IF TG_OP = 'UPDATE' THEN
--     -- Old and new columns were assigned, and only the old one got another value.
--     IF NEW.status IS NOT DISTINCT FROM OLD.status AND NEW.state IS DISTINCT FROM OLD.state THEN
--       RETURN NEW;
--     END IF;
--     -- Not filled yet: it was read as NULL and written back.
--     IF NEW.status IS NULL AND OLD.status IS NULL AND OLD.state IS NOT NULL THEN
--       RETURN NEW;
--     END IF;
--   END IF;
--   -- What agrees already may know more than can be computed back.
--   IF public.jobs__status__try(NEW.state) IS DISTINCT FROM NEW.status THEN
--     NEW.state := CASE NEW.status WHEN 'new' THEN 0 WHEN 'done' THEN 1 END;
--   END IF;
--   RETURN NEW;
-- END $$;
-- down: CREATE FUNCTION jobs__status__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
-- BEGIN
--   -- What agrees already may know more than can be computed.
--   IF (CASE NEW.status WHEN 'new' THEN 0 WHEN 'done' THEN 1 END)::integer IS DISTINCT FROM NEW.state THEN
--     NEW.status := public.jobs__status__try(NEW.state);
--   END IF;
--   RETURN NEW;
-- END $$;
-- down: CREATE TRIGGER "00_status_from_new_i" BEFORE INSERT ON jobs FOR EACH ROW WHEN (NEW.status IS NOT NULL) EXECUTE FUNCTION jobs__status__from_new();
-- down: CREATE TRIGGER "00_status_from_new_u" BEFORE UPDATE OF status ON jobs FOR EACH ROW EXECUTE FUNCTION jobs__status__from_new();
-- down: CREATE TRIGGER zz_status_from_old BEFORE INSERT OR UPDATE ON jobs FOR EACH ROW EXECUTE FUNCTION jobs__status__from_old();
