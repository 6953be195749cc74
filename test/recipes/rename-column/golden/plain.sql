-- Rename users.name to full_name in two releases
-- servers: v1.0.0 goes on reading and writing name.
-- servers: The new server reads and writes full_name only, and never names name; it starts when SELECT count(*) FROM users WHERE full_name IS DISTINCT FROM name says 0.
-- note: At the end the original column stays under its new name, with all that depends on it.
-- note: Triggers are passed over by session_replication_role = replica, DISABLE TRIGGER and pg_restore. The contract step stops where a row differs: then run the backfill again.
-- note: Taking the contract step back copies name in all rows under one lock.
-- note: Privileges on single columns are not copied: grant those of name on full_name as well.

-- expand, this release: Add users.full_name and keep it in step with name
ALTER TABLE users ADD COLUMN full_name text;
CREATE FUNCTION users__full_name__from_new() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    -- Both were assigned, and only the old column got another value.
    IF NEW.full_name IS NOT DISTINCT FROM OLD.full_name AND NEW.name IS DISTINCT FROM OLD.name THEN
      RETURN NEW;
    END IF;
    -- Not filled yet: it was read as NULL and written back.
    IF NEW.full_name IS NULL AND OLD.full_name IS NULL AND OLD.name IS NOT NULL THEN
      RETURN NEW;
    END IF;
  END IF;
  NEW.name := NEW.full_name;
  RETURN NEW;
END $$;
CREATE FUNCTION users__full_name__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.full_name := NEW.name;
  RETURN NEW;
END $$;
CREATE TRIGGER "00_full_name_from_new_i" BEFORE INSERT ON users FOR EACH ROW WHEN (NEW.full_name IS NOT NULL) EXECUTE FUNCTION users__full_name__from_new();
CREATE TRIGGER "00_full_name_from_new_u" BEFORE UPDATE OF full_name ON users FOR EACH ROW EXECUTE FUNCTION users__full_name__from_new();
CREATE TRIGGER zz_full_name_from_old BEFORE INSERT OR UPDATE ON users FOR EACH ROW EXECUTE FUNCTION users__full_name__from_old();
-- down: DROP TRIGGER zz_full_name_from_old ON users;
-- down: DROP TRIGGER "00_full_name_from_new_i" ON users;
-- down: DROP TRIGGER "00_full_name_from_new_u" ON users;
-- down: DROP FUNCTION users__full_name__from_new();
-- down: DROP FUNCTION users__full_name__from_old();
-- down: ALTER TABLE users DROP COLUMN full_name;

-- backfill, this release, outside a transaction: Fill users.full_name of the rows that are there
DO $$
DECLARE
  _done users.id%TYPE;
  _upto users.id%TYPE;
BEGIN
  LOOP
    SELECT batch.id INTO _upto
    FROM (SELECT id FROM users WHERE _done IS NULL OR id > _done ORDER BY id LIMIT 1000) AS batch
    ORDER BY batch.id DESC LIMIT 1;
    EXIT WHEN _upto IS NULL;
    UPDATE users SET full_name = name
    WHERE (_done IS NULL OR id > _done) AND id <= _upto AND (full_name IS DISTINCT FROM name);
    COMMIT;
    _done := _upto;
    _upto := NULL;
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;

-- contract, next release: Drop the copy and rename users.name to full_name
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM users WHERE full_name IS DISTINCT FROM name) THEN
    RAISE EXCEPTION USING MESSAGE = 'users.full_name and name differ: run the backfill again';
  END IF;
END $$;
DROP TRIGGER zz_full_name_from_old ON users;
DROP TRIGGER "00_full_name_from_new_i" ON users;
DROP TRIGGER "00_full_name_from_new_u" ON users;
DROP FUNCTION users__full_name__from_new();
DROP FUNCTION users__full_name__from_old();
ALTER TABLE users DROP COLUMN full_name;
ALTER TABLE users RENAME COLUMN name TO full_name;
-- down: ALTER TABLE users RENAME COLUMN full_name TO name;
-- down: ALTER TABLE users ADD COLUMN full_name text;
-- down: UPDATE users SET full_name = name;
-- down: CREATE FUNCTION users__full_name__from_new() RETURNS trigger LANGUAGE plpgsql AS $$
-- BEGIN
--   IF TG_OP = 'UPDATE' THEN
--     -- Both were assigned, and only the old column got another value.
--     IF NEW.full_name IS NOT DISTINCT FROM OLD.full_name AND NEW.name IS DISTINCT FROM OLD.name THEN
--       RETURN NEW;
--     END IF;
--     -- Not filled yet: it was read as NULL and written back.
--     IF NEW.full_name IS NULL AND OLD.full_name IS NULL AND OLD.name IS NOT NULL THEN
--       RETURN NEW;
--     END IF;
--   END IF;
--   NEW.name := NEW.full_name;
--   RETURN NEW;
-- END $$;
-- down: CREATE FUNCTION users__full_name__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
-- BEGIN
--   NEW.full_name := NEW.name;
--   RETURN NEW;
-- END $$;
-- down: CREATE TRIGGER "00_full_name_from_new_i" BEFORE INSERT ON users FOR EACH ROW WHEN (NEW.full_name IS NOT NULL) EXECUTE FUNCTION users__full_name__from_new();
-- down: CREATE TRIGGER "00_full_name_from_new_u" BEFORE UPDATE OF full_name ON users FOR EACH ROW EXECUTE FUNCTION users__full_name__from_new();
-- down: CREATE TRIGGER zz_full_name_from_old BEFORE INSERT OR UPDATE ON users FOR EACH ROW EXECUTE FUNCTION users__full_name__from_old();
