-- Split users.full_name into first_name and last_name in two releases
-- servers: v1.0.0 goes on reading and writing full_name.
-- servers: The new server reads and writes first_name and last_name only, and never names full_name; it starts when SELECT count(*) FROM users WHERE ROW((CASE WHEN full_name <> '' THEN split_part(full_name, ' ', 1) ELSE '' END), split_part(full_name, ' ', 2)) IS DISTINCT FROM ROW(first_name, last_name) AND ((CASE WHEN first_name IS NULL AND last_name IS NULL THEN NULL ELSE concat_ws(' ', nullif(first_name, ''), nullif(last_name, '')) END) IS DISTINCT FROM full_name OR first_name IS NULL OR last_name IS NULL) says 0.
-- servers: Until the contract step the new server gives first_name a value in every INSERT, as the default comes only then.
-- note: What the new server writes shows in full_name as CASE WHEN first_name IS NULL AND last_name IS NULL THEN NULL ELSE concat_ws(' ', nullif(first_name, ''), nullif(last_name, '')) END. As long as the two sides agree in one way or the other, neither is computed anew, so nothing that only one of them knows is lost.
-- note: full_name is NOT NULL: until the contract step a write of the new server that leaves nothing for it is refused.
-- note: The contract step stops where the two sides differ: then run the backfill again. Triggers are passed over by session_replication_role = replica, DISABLE TRIGGER and pg_restore.
-- note: Taking the contract step back fills full_name in all rows under one lock.

-- expand, this release: Add first_name and last_name to users and keep them in step with full_name
ALTER TABLE users ADD COLUMN first_name text;
ALTER TABLE users ADD COLUMN last_name text;
CREATE FUNCTION users__first_name__from_new() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    -- Old and new columns were assigned, and only the old one got another value.
    IF ROW(NEW.first_name, NEW.last_name) IS NOT DISTINCT FROM ROW(OLD.first_name, OLD.last_name) AND NEW.full_name IS DISTINCT FROM OLD.full_name THEN
      RETURN NEW;
    END IF;
    -- Not filled yet: it was read as NULL and written back.
    IF NEW.first_name IS NULL AND NEW.last_name IS NULL AND OLD.first_name IS NULL AND OLD.last_name IS NULL AND OLD.full_name IS NOT NULL THEN
      RETURN NEW;
    END IF;
  END IF;
  -- What agrees already may know more than can be computed back.
  IF ROW((CASE WHEN NEW.full_name <> '' THEN split_part(NEW.full_name, ' ', 1) ELSE '' END), split_part(NEW.full_name, ' ', 2)) IS DISTINCT FROM ROW(NEW.first_name, NEW.last_name) THEN
    NEW.full_name := CASE WHEN NEW.first_name IS NULL AND NEW.last_name IS NULL THEN NULL ELSE concat_ws(' ', nullif(NEW.first_name, ''), nullif(NEW.last_name, '')) END;
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION users__first_name__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- What agrees already may know more than can be computed.
  IF (CASE WHEN NEW.first_name IS NULL AND NEW.last_name IS NULL THEN NULL ELSE concat_ws(' ', nullif(NEW.first_name, ''), nullif(NEW.last_name, '')) END) IS DISTINCT FROM NEW.full_name OR NEW.first_name IS NULL OR NEW.last_name IS NULL THEN
    NEW.first_name := CASE WHEN NEW.full_name <> '' THEN split_part(NEW.full_name, ' ', 1) ELSE '' END;
    NEW.last_name := split_part(NEW.full_name, ' ', 2);
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "00_first_name_from_new_i" BEFORE INSERT ON users FOR EACH ROW WHEN (NEW.first_name IS NOT NULL OR NEW.last_name IS NOT NULL) EXECUTE FUNCTION users__first_name__from_new();
CREATE TRIGGER "00_first_name_from_new_u" BEFORE UPDATE OF first_name, last_name ON users FOR EACH ROW EXECUTE FUNCTION users__first_name__from_new();
CREATE TRIGGER zz_first_name_from_old BEFORE INSERT OR UPDATE ON users FOR EACH ROW EXECUTE FUNCTION users__first_name__from_old();
-- down: DROP TRIGGER zz_first_name_from_old ON users;
-- down: DROP TRIGGER "00_first_name_from_new_i" ON users;
-- down: DROP TRIGGER "00_first_name_from_new_u" ON users;
-- down: DROP FUNCTION users__first_name__from_new();
-- down: DROP FUNCTION users__first_name__from_old();
-- down: ALTER TABLE users DROP COLUMN last_name;
-- down: ALTER TABLE users DROP COLUMN first_name;

-- backfill, this release, outside a transaction: Fill first_name and last_name of the rows that are there
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
    UPDATE users SET first_name = CASE WHEN full_name <> '' THEN split_part(full_name, ' ', 1) ELSE '' END, last_name = split_part(full_name, ' ', 2)
    WHERE (_done IS NULL OR id > _done) AND id <= _upto AND (ROW((CASE WHEN full_name <> '' THEN split_part(full_name, ' ', 1) ELSE '' END), split_part(full_name, ' ', 2)) IS DISTINCT FROM ROW(first_name, last_name) AND ((CASE WHEN first_name IS NULL AND last_name IS NULL THEN NULL ELSE concat_ws(' ', nullif(first_name, ''), nullif(last_name, '')) END) IS DISTINCT FROM full_name OR first_name IS NULL OR last_name IS NULL));
    COMMIT;
    _done := _upto;
    _upto := NULL;
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;

-- contract, next release: Refuse NULL in users.first_name from now on
ALTER TABLE users ADD CONSTRAINT users_first_name_not_null_check CHECK (first_name IS NOT NULL) NOT VALID;
-- down: ALTER TABLE users DROP CONSTRAINT users_first_name_not_null_check;

-- contract, next release: Prove that no row of users.first_name is NULL
ALTER TABLE users VALIDATE CONSTRAINT users_first_name_not_null_check;

-- contract, next release: Set users.first_name NOT NULL, which the proof makes instant
ALTER TABLE users ALTER COLUMN first_name SET NOT NULL;
ALTER TABLE users DROP CONSTRAINT users_first_name_not_null_check;
-- down: ALTER TABLE users ADD CONSTRAINT users_first_name_not_null_check CHECK (first_name IS NOT NULL) NOT VALID;
-- down: ALTER TABLE users ALTER COLUMN first_name DROP NOT NULL;

-- contract, next release: Refuse NULL in users.last_name from now on
ALTER TABLE users ADD CONSTRAINT users_last_name_not_null_check CHECK (last_name IS NOT NULL) NOT VALID;
-- down: ALTER TABLE users DROP CONSTRAINT users_last_name_not_null_check;

-- contract, next release: Prove that no row of users.last_name is NULL
ALTER TABLE users VALIDATE CONSTRAINT users_last_name_not_null_check;

-- contract, next release: Set users.last_name NOT NULL, which the proof makes instant
ALTER TABLE users ALTER COLUMN last_name SET NOT NULL;
ALTER TABLE users DROP CONSTRAINT users_last_name_not_null_check;
-- down: ALTER TABLE users ADD CONSTRAINT users_last_name_not_null_check CHECK (last_name IS NOT NULL) NOT VALID;
-- down: ALTER TABLE users ALTER COLUMN last_name DROP NOT NULL;

-- contract, next release: Drop users.full_name
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM users WHERE ROW((CASE WHEN full_name <> '' THEN split_part(full_name, ' ', 1) ELSE '' END), split_part(full_name, ' ', 2)) IS DISTINCT FROM ROW(first_name, last_name) AND ((CASE WHEN first_name IS NULL AND last_name IS NULL THEN NULL ELSE concat_ws(' ', nullif(first_name, ''), nullif(last_name, '')) END) IS DISTINCT FROM full_name OR first_name IS NULL OR last_name IS NULL)) THEN
    RAISE EXCEPTION USING MESSAGE = 'users.first_name and users.last_name and full_name differ: run the backfill again';
  END IF;
END $$;
ALTER TABLE users ALTER COLUMN first_name SET DEFAULT '';
DROP TRIGGER zz_first_name_from_old ON users;
DROP TRIGGER "00_first_name_from_new_i" ON users;
DROP TRIGGER "00_first_name_from_new_u" ON users;
DROP FUNCTION users__first_name__from_new();
DROP FUNCTION users__first_name__from_old();
ALTER TABLE users DROP COLUMN full_name;
-- down: ALTER TABLE users ADD COLUMN full_name text;
-- down: UPDATE users SET full_name = CASE WHEN first_name IS NULL AND last_name IS NULL THEN NULL ELSE concat_ws(' ', nullif(first_name, ''), nullif(last_name, '')) END;
-- down: ALTER TABLE users ALTER COLUMN full_name SET NOT NULL;
-- down: ALTER TABLE users ALTER COLUMN first_name DROP DEFAULT;
-- down: CREATE FUNCTION users__first_name__from_new() RETURNS trigger LANGUAGE plpgsql AS $$
-- BEGIN
--   IF TG_OP = 'UPDATE' THEN
--     -- Old and new columns were assigned, and only the old one got another value.
--     IF ROW(NEW.first_name, NEW.last_name) IS NOT DISTINCT FROM ROW(OLD.first_name, OLD.last_name) AND NEW.full_name IS DISTINCT FROM OLD.full_name THEN
--       RETURN NEW;
--     END IF;
--     -- Not filled yet: it was read as NULL and written back.
--     IF NEW.first_name IS NULL AND NEW.last_name IS NULL AND OLD.first_name IS NULL AND OLD.last_name IS NULL AND OLD.full_name IS NOT NULL THEN
--       RETURN NEW;
--     END IF;
--   END IF;
--   -- What agrees already may know more than can be computed back.
--   IF ROW((CASE WHEN NEW.full_name <> '' THEN split_part(NEW.full_name, ' ', 1) ELSE '' END), split_part(NEW.full_name, ' ', 2)) IS DISTINCT FROM ROW(NEW.first_name, NEW.last_name) THEN
--     NEW.full_name := CASE WHEN NEW.first_name IS NULL AND NEW.last_name IS NULL THEN NULL ELSE concat_ws(' ', nullif(NEW.first_name, ''), nullif(NEW.last_name, '')) END;
--   END IF;
--   RETURN NEW;
-- END $$;
-- down: CREATE FUNCTION users__first_name__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
-- BEGIN
--   -- What agrees already may know more than can be computed.
--   IF (CASE WHEN NEW.first_name IS NULL AND NEW.last_name IS NULL THEN NULL ELSE concat_ws(' ', nullif(NEW.first_name, ''), nullif(NEW.last_name, '')) END) IS DISTINCT FROM NEW.full_name OR NEW.first_name IS NULL OR NEW.last_name IS NULL THEN
--     NEW.first_name := CASE WHEN NEW.full_name <> '' THEN split_part(NEW.full_name, ' ', 1) ELSE '' END;
--     NEW.last_name := split_part(NEW.full_name, ' ', 2);
--   END IF;
--   RETURN NEW;
-- END $$;
-- down: CREATE TRIGGER "00_first_name_from_new_i" BEFORE INSERT ON users FOR EACH ROW WHEN (NEW.first_name IS NOT NULL OR NEW.last_name IS NOT NULL) EXECUTE FUNCTION users__first_name__from_new();
-- down: CREATE TRIGGER "00_first_name_from_new_u" BEFORE UPDATE OF first_name, last_name ON users FOR EACH ROW EXECUTE FUNCTION users__first_name__from_new();
-- down: CREATE TRIGGER zz_first_name_from_old BEFORE INSERT OR UPDATE ON users FOR EACH ROW EXECUTE FUNCTION users__first_name__from_old();
