-- Rename users.mail to email in two releases
-- servers: v1.0.0 goes on reading and writing mail.
-- servers: The new server reads and writes email only, and never names mail; it starts when SELECT count(*) FROM users WHERE email IS DISTINCT FROM mail says 0.
-- note: At the end the original column stays under its new name, with all that depends on it.
-- note: Triggers are passed over by session_replication_role = replica, DISABLE TRIGGER and pg_restore. The contract step stops where a row differs: then run the backfill again.
-- note: Taking the contract step back copies mail in all rows under one lock.
-- note: Privileges on single columns are not copied: grant those of mail on email as well.

-- expand, this release: Add users.email and keep it in step with mail
ALTER TABLE users ADD COLUMN email text;
CREATE FUNCTION users__email__from_new() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    -- Both were assigned, and only the old column got another value.
    IF NEW.email IS NOT DISTINCT FROM OLD.email AND NEW.mail IS DISTINCT FROM OLD.mail THEN
      RETURN NEW;
    END IF;
    -- Not filled yet: it was read as NULL and written back.
    IF NEW.email IS NULL AND OLD.email IS NULL AND OLD.mail IS NOT NULL THEN
      RETURN NEW;
    END IF;
  END IF;
  NEW.mail := NEW.email;
  RETURN NEW;
END $$;
CREATE FUNCTION users__email__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.email := NEW.mail;
  RETURN NEW;
END $$;
CREATE TRIGGER "00_email_from_new_i" BEFORE INSERT ON users FOR EACH ROW WHEN (NEW.email IS NOT NULL) EXECUTE FUNCTION users__email__from_new();
CREATE TRIGGER "00_email_from_new_u" BEFORE UPDATE OF email ON users FOR EACH ROW EXECUTE FUNCTION users__email__from_new();
CREATE TRIGGER zz_email_from_old BEFORE INSERT OR UPDATE ON users FOR EACH ROW EXECUTE FUNCTION users__email__from_old();
-- down: DROP TRIGGER zz_email_from_old ON users;
-- down: DROP TRIGGER "00_email_from_new_i" ON users;
-- down: DROP TRIGGER "00_email_from_new_u" ON users;
-- down: DROP FUNCTION users__email__from_new();
-- down: DROP FUNCTION users__email__from_old();
-- down: ALTER TABLE users DROP COLUMN email;

-- backfill, this release, outside a transaction: Fill users.email of the rows that are there
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
    UPDATE users SET email = mail
    WHERE (_done IS NULL OR id > _done) AND id <= _upto AND (email IS DISTINCT FROM mail);
    COMMIT;
    _done := _upto;
    _upto := NULL;
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;

-- contract, next release: Drop the copy and rename users.mail to email
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM users WHERE email IS DISTINCT FROM mail) THEN
    RAISE EXCEPTION USING MESSAGE = 'users.email and mail differ: run the backfill again';
  END IF;
END $$;
DROP TRIGGER zz_email_from_old ON users;
DROP TRIGGER "00_email_from_new_i" ON users;
DROP TRIGGER "00_email_from_new_u" ON users;
DROP FUNCTION users__email__from_new();
DROP FUNCTION users__email__from_old();
ALTER TABLE users DROP COLUMN email;
ALTER TABLE users RENAME COLUMN mail TO email;
COMMENT ON COLUMN users.email IS 'Where to write';
ALTER TABLE users ALTER COLUMN email SET STATISTICS 300;
-- down: ALTER TABLE users RENAME COLUMN email TO mail;
-- down: ALTER TABLE users ADD COLUMN email text;
-- down: UPDATE users SET email = mail;
-- down: CREATE FUNCTION users__email__from_new() RETURNS trigger LANGUAGE plpgsql AS $$
-- BEGIN
--   IF TG_OP = 'UPDATE' THEN
--     -- Both were assigned, and only the old column got another value.
--     IF NEW.email IS NOT DISTINCT FROM OLD.email AND NEW.mail IS DISTINCT FROM OLD.mail THEN
--       RETURN NEW;
--     END IF;
--     -- Not filled yet: it was read as NULL and written back.
--     IF NEW.email IS NULL AND OLD.email IS NULL AND OLD.mail IS NOT NULL THEN
--       RETURN NEW;
--     END IF;
--   END IF;
--   NEW.mail := NEW.email;
--   RETURN NEW;
-- END $$;
-- down: CREATE FUNCTION users__email__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
-- BEGIN
--   NEW.email := NEW.mail;
--   RETURN NEW;
-- END $$;
-- down: CREATE TRIGGER "00_email_from_new_i" BEFORE INSERT ON users FOR EACH ROW WHEN (NEW.email IS NOT NULL) EXECUTE FUNCTION users__email__from_new();
-- down: CREATE TRIGGER "00_email_from_new_u" BEFORE UPDATE OF email ON users FOR EACH ROW EXECUTE FUNCTION users__email__from_new();
-- down: CREATE TRIGGER zz_email_from_old BEFORE INSERT OR UPDATE ON users FOR EACH ROW EXECUTE FUNCTION users__email__from_old();
