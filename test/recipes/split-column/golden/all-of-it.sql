-- Turn users.mail into email in two releases
-- servers: v1.0.0 goes on reading and writing mail.
-- servers: The new server reads and writes email only, and never names mail; it starts when SELECT count(*) FROM users WHERE email IS DISTINCT FROM (mail)::text COLLATE "C" says 0.
-- note: mail is NOT NULL: until the contract step a write of the new server that leaves nothing for it is refused.
-- note: The contract step stops where the two sides differ: then run the backfill again. Triggers are passed over by session_replication_role = replica, DISABLE TRIGGER and pg_restore.
-- note: Taking the contract step back fills mail in all rows under one lock.

-- expand, this release: Add email to users and keep it in step with mail
ALTER TABLE users ADD COLUMN email character varying(80) STORAGE EXTERNAL COMPRESSION pglz COLLATE "C";
ALTER TABLE users ALTER COLUMN email SET STATISTICS 800;
COMMENT ON COLUMN users.email IS 'Where to write to';
CREATE FUNCTION users__email__from_new() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    -- Both were assigned, and only the old column got another value.
    IF NEW.email IS NOT DISTINCT FROM OLD.email AND (NEW.mail)::text COLLATE "C" IS DISTINCT FROM (OLD.mail)::text COLLATE "C" THEN
      RETURN NEW;
    END IF;
    -- Not filled yet: it was read as NULL and written back.
    IF NEW.email IS NULL AND OLD.email IS NULL AND (OLD.mail)::text COLLATE "C" IS NOT NULL THEN
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

-- backfill, this release, outside a transaction: Fill email of the rows that are there
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
    WHERE (_done IS NULL OR id > _done) AND id <= _upto AND (email IS DISTINCT FROM (mail)::text COLLATE "C");
    COMMIT;
    _done := _upto;
    _upto := NULL;
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;

-- contract, next release: Refuse NULL in users.email from now on
ALTER TABLE users ADD CONSTRAINT users_email_not_null_check CHECK (email IS NOT NULL) NOT VALID;
-- down: ALTER TABLE users DROP CONSTRAINT users_email_not_null_check;

-- contract, next release: Prove that no row of users.email is NULL
ALTER TABLE users VALIDATE CONSTRAINT users_email_not_null_check;

-- contract, next release: Set users.email NOT NULL, which the proof makes instant
ALTER TABLE users ALTER COLUMN email SET NOT NULL;
ALTER TABLE users DROP CONSTRAINT users_email_not_null_check;
-- down: ALTER TABLE users ADD CONSTRAINT users_email_not_null_check CHECK (email IS NOT NULL) NOT VALID;
-- down: ALTER TABLE users ALTER COLUMN email DROP NOT NULL;

-- contract, next release: Drop users.mail
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM users WHERE email IS DISTINCT FROM (mail)::text COLLATE "C") THEN
    RAISE EXCEPTION USING MESSAGE = 'users.email and mail differ: run the backfill again';
  END IF;
END $$;
DROP TRIGGER zz_email_from_old ON users;
DROP TRIGGER "00_email_from_new_i" ON users;
DROP TRIGGER "00_email_from_new_u" ON users;
DROP FUNCTION users__email__from_new();
DROP FUNCTION users__email__from_old();
ALTER TABLE users DROP COLUMN mail;
-- down: ALTER TABLE users ADD COLUMN mail character varying(80) COLLATE "C";
-- down: ALTER TABLE users ALTER COLUMN mail SET STORAGE external;
-- down: ALTER TABLE users ALTER COLUMN mail SET COMPRESSION pglz;
-- down: UPDATE users SET mail = email;
-- down: ALTER TABLE users ALTER COLUMN mail SET NOT NULL;
-- down: COMMENT ON COLUMN users.mail IS 'Where to write';
-- down: ALTER TABLE users ALTER COLUMN mail SET STATISTICS 500;
-- down: ALTER TABLE users ALTER COLUMN mail SET (n_distinct = -1);
-- down: CREATE INDEX users_mail ON users (lower(mail) text_pattern_ops, tenant) WITH (fillfactor = 60);
-- down: COMMENT ON INDEX users_mail IS 'For sign-in';
-- down: ALTER TABLE users CLUSTER ON users_mail;
-- down: CREATE UNIQUE INDEX users_told ON users (mail, id);
-- down: ALTER TABLE users ADD CONSTRAINT short_mail CHECK (length(mail) < 70) NOT VALID;
-- down: ALTER TABLE users ADD CONSTRAINT one_mail UNIQUE NULLS NOT DISTINCT (tenant, mail) INCLUDE (id) WITH (fillfactor = 70) DEFERRABLE INITIALLY DEFERRED;
-- down: COMMENT ON CONSTRAINT one_mail ON users IS 'Each once';
-- down: CREATE STATISTICS users_together ON tenant, mail FROM users;
-- down: ALTER STATISTICS users_together SET STATISTICS 60;
-- down: ALTER TABLE users REPLICA IDENTITY USING INDEX users_told;
-- down: CREATE FUNCTION users__email__from_new() RETURNS trigger LANGUAGE plpgsql AS $$
-- BEGIN
--   IF TG_OP = 'UPDATE' THEN
--     -- Both were assigned, and only the old column got another value.
--     IF NEW.email IS NOT DISTINCT FROM OLD.email AND (NEW.mail)::text COLLATE "C" IS DISTINCT FROM (OLD.mail)::text COLLATE "C" THEN
--       RETURN NEW;
--     END IF;
--     -- Not filled yet: it was read as NULL and written back.
--     IF NEW.email IS NULL AND OLD.email IS NULL AND (OLD.mail)::text COLLATE "C" IS NOT NULL THEN
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
