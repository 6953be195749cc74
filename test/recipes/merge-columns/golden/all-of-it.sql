-- Merge users.first_name and users.last_name into full_name in two releases
-- servers: v1.0.0 goes on reading and writing first_name and last_name.
-- servers: The new server reads and writes full_name only, and never names first_name and last_name; it starts when SELECT count(*) FROM users WHERE nullif(concat_ws(' ', first_name, last_name), '') IS DISTINCT FROM full_name AND ROW(nullif(split_part(full_name, ' ', 1), ''), nullif(array_to_string((string_to_array(full_name, ' '))[2:], ' '), '')) IS DISTINCT FROM ROW(first_name, last_name) says 0.
-- note: What the new server writes shows in first_name as nullif(split_part(full_name, ' ', 1), ''). As long as the two sides agree in one way or the other, neither is computed anew, so nothing that only one of them knows is lost.
-- note: What the new server writes shows in last_name as nullif(array_to_string((string_to_array(full_name, ' '))[2:], ' '), ''). As long as the two sides agree in one way or the other, neither is computed anew, so nothing that only one of them knows is lost.
-- note: The contract step stops where the two sides differ: then run the backfill again. Triggers are passed over by session_replication_role = replica, DISABLE TRIGGER and pg_restore.
-- note: Taking the contract step back fills first_name and last_name in all rows under one lock.

-- expand, this release: Add full_name to users and keep it in step with first_name and last_name
ALTER TABLE users ADD COLUMN full_name text;
COMMENT ON COLUMN users.full_name IS 'First and last';
ALTER TABLE users ALTER COLUMN full_name SET STATISTICS 100;
CREATE FUNCTION users__full_name__from_new() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    -- Old and new columns were assigned, and only the old ones got another value.
    IF NEW.full_name IS NOT DISTINCT FROM OLD.full_name AND ROW(NEW.first_name, NEW.last_name) IS DISTINCT FROM ROW(OLD.first_name, OLD.last_name) THEN
      RETURN NEW;
    END IF;
    -- Not filled yet: it was read as NULL and written back.
    IF NEW.full_name IS NULL AND OLD.full_name IS NULL AND (OLD.first_name IS NOT NULL OR OLD.last_name IS NOT NULL) THEN
      RETURN NEW;
    END IF;
  END IF;
  -- What agrees already may know more than can be computed back.
  IF nullif(concat_ws(' ', NEW.first_name, NEW.last_name), '') IS DISTINCT FROM NEW.full_name THEN
    NEW.first_name := nullif(split_part(NEW.full_name, ' ', 1), '');
    NEW.last_name := nullif(array_to_string((string_to_array(NEW.full_name, ' '))[2:], ' '), '');
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION users__full_name__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- What agrees already may know more than can be computed.
  IF ROW(nullif(split_part(NEW.full_name, ' ', 1), ''), nullif(array_to_string((string_to_array(NEW.full_name, ' '))[2:], ' '), '')) IS DISTINCT FROM ROW(NEW.first_name, NEW.last_name) THEN
    NEW.full_name := nullif(concat_ws(' ', NEW.first_name, NEW.last_name), '');
  END IF;
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

-- backfill, this release, outside a transaction: Fill full_name of the rows that are there
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
    UPDATE users SET full_name = nullif(concat_ws(' ', first_name, last_name), '')
    WHERE (_done IS NULL OR id > _done) AND id <= _upto AND (nullif(concat_ws(' ', first_name, last_name), '') IS DISTINCT FROM full_name AND ROW(nullif(split_part(full_name, ' ', 1), ''), nullif(array_to_string((string_to_array(full_name, ' '))[2:], ' '), '')) IS DISTINCT FROM ROW(first_name, last_name));
    COMMIT;
    _done := _upto;
    _upto := NULL;
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;

-- contract, next release: Drop users.first_name and users.last_name
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM users WHERE nullif(concat_ws(' ', first_name, last_name), '') IS DISTINCT FROM full_name AND ROW(nullif(split_part(full_name, ' ', 1), ''), nullif(array_to_string((string_to_array(full_name, ' '))[2:], ' '), '')) IS DISTINCT FROM ROW(first_name, last_name)) THEN
    RAISE EXCEPTION USING MESSAGE = 'users.full_name and first_name and last_name differ: run the backfill again';
  END IF;
END $$;
DROP TRIGGER zz_full_name_from_old ON users;
DROP TRIGGER "00_full_name_from_new_i" ON users;
DROP TRIGGER "00_full_name_from_new_u" ON users;
DROP FUNCTION users__full_name__from_new();
DROP FUNCTION users__full_name__from_old();
ALTER TABLE users DROP COLUMN first_name;
ALTER TABLE users DROP COLUMN last_name;
-- down: ALTER TABLE users ADD COLUMN first_name text;
-- down: ALTER TABLE users ADD COLUMN last_name text;
-- down: ALTER TABLE users ALTER COLUMN last_name SET STORAGE external;
-- down: UPDATE users SET first_name = nullif(split_part(full_name, ' ', 1), ''), last_name = nullif(array_to_string((string_to_array(full_name, ' '))[2:], ' '), '');
-- down: COMMENT ON COLUMN users.first_name IS 'What friends say';
-- down: ALTER TABLE users ALTER COLUMN first_name SET STATISTICS 500;
-- down: ALTER TABLE users ALTER COLUMN last_name SET (n_distinct = 7);
-- down: CREATE INDEX users_names ON users (last_name DESC NULLS LAST, first_name text_pattern_ops) WITH (fillfactor = 60);
-- down: COMMENT ON INDEX users_names IS 'For the list';
-- down: ALTER TABLE users ADD CONSTRAINT short CHECK (length(first_name || last_name) < 70) NOT VALID;
-- down: CREATE STATISTICS users_together ON first_name, last_name FROM users;
-- down: CREATE FUNCTION users__full_name__from_new() RETURNS trigger LANGUAGE plpgsql AS $$
-- BEGIN
--   IF TG_OP = 'UPDATE' THEN
--     -- Old and new columns were assigned, and only the old ones got another value.
--     IF NEW.full_name IS NOT DISTINCT FROM OLD.full_name AND ROW(NEW.first_name, NEW.last_name) IS DISTINCT FROM ROW(OLD.first_name, OLD.last_name) THEN
--       RETURN NEW;
--     END IF;
--     -- Not filled yet: it was read as NULL and written back.
--     IF NEW.full_name IS NULL AND OLD.full_name IS NULL AND (OLD.first_name IS NOT NULL OR OLD.last_name IS NOT NULL) THEN
--       RETURN NEW;
--     END IF;
--   END IF;
--   -- What agrees already may know more than can be computed back.
--   IF nullif(concat_ws(' ', NEW.first_name, NEW.last_name), '') IS DISTINCT FROM NEW.full_name THEN
--     NEW.first_name := nullif(split_part(NEW.full_name, ' ', 1), '');
--     NEW.last_name := nullif(array_to_string((string_to_array(NEW.full_name, ' '))[2:], ' '), '');
--   END IF;
--   RETURN NEW;
-- END $$;
-- down: CREATE FUNCTION users__full_name__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
-- BEGIN
--   -- What agrees already may know more than can be computed.
--   IF ROW(nullif(split_part(NEW.full_name, ' ', 1), ''), nullif(array_to_string((string_to_array(NEW.full_name, ' '))[2:], ' '), '')) IS DISTINCT FROM ROW(NEW.first_name, NEW.last_name) THEN
--     NEW.full_name := nullif(concat_ws(' ', NEW.first_name, NEW.last_name), '');
--   END IF;
--   RETURN NEW;
-- END $$;
-- down: CREATE TRIGGER "00_full_name_from_new_i" BEFORE INSERT ON users FOR EACH ROW WHEN (NEW.full_name IS NOT NULL) EXECUTE FUNCTION users__full_name__from_new();
-- down: CREATE TRIGGER "00_full_name_from_new_u" BEFORE UPDATE OF full_name ON users FOR EACH ROW EXECUTE FUNCTION users__full_name__from_new();
-- down: CREATE TRIGGER zz_full_name_from_old BEFORE INSERT OR UPDATE ON users FOR EACH ROW EXECUTE FUNCTION users__full_name__from_old();
