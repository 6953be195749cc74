-- Rename people.mail to address in two releases
-- servers: v1.0.0 goes on reading and writing mail.
-- servers: The new server reads and writes address only, and never names mail; it starts when SELECT count(*) FROM people WHERE address IS DISTINCT FROM mail says 0.
-- note: At the end the original column stays under its new name, because NOT NULL would have to be made again for the copy.
-- note: Triggers are passed over by session_replication_role = replica, DISABLE TRIGGER and pg_restore. The contract step stops where a row differs: then run the backfill again.
-- note: Taking the contract step back copies mail in all rows under one lock.
-- note: Privileges on single columns are not copied: grant those of mail on address as well.

-- expand, this release: Add people.address and keep it in step with mail
ALTER TABLE people ADD COLUMN address text;
CREATE FUNCTION people__address__from_new() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    -- Both were assigned, and only the old column got another value.
    IF NEW.address IS NOT DISTINCT FROM OLD.address AND NEW.mail IS DISTINCT FROM OLD.mail THEN
      RETURN NEW;
    END IF;
    -- Not filled yet: it was read as NULL and written back.
    IF NEW.address IS NULL AND OLD.address IS NULL AND OLD.mail IS NOT NULL THEN
      RETURN NEW;
    END IF;
  END IF;
  NEW.mail := NEW.address;
  RETURN NEW;
END $$;
CREATE FUNCTION people__address__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.address := NEW.mail;
  RETURN NEW;
END $$;
CREATE TRIGGER "00_address_from_new_i" BEFORE INSERT ON people FOR EACH ROW WHEN (NEW.address IS NOT NULL) EXECUTE FUNCTION people__address__from_new();
CREATE TRIGGER "00_address_from_new_u" BEFORE UPDATE OF address ON people FOR EACH ROW EXECUTE FUNCTION people__address__from_new();
CREATE TRIGGER zz_address_from_old BEFORE INSERT OR UPDATE ON people FOR EACH ROW EXECUTE FUNCTION people__address__from_old();
-- down: DROP TRIGGER zz_address_from_old ON people;
-- down: DROP TRIGGER "00_address_from_new_i" ON people;
-- down: DROP TRIGGER "00_address_from_new_u" ON people;
-- down: DROP FUNCTION people__address__from_new();
-- down: DROP FUNCTION people__address__from_old();
-- down: ALTER TABLE people DROP COLUMN address;

-- backfill, this release, outside a transaction: Fill people.address of the rows that are there
DO $$
DECLARE
  _done people.id%TYPE;
  _upto people.id%TYPE;
BEGIN
  LOOP
    SELECT batch.id INTO _upto
    FROM (SELECT id FROM people WHERE _done IS NULL OR id > _done ORDER BY id LIMIT 1000) AS batch
    ORDER BY batch.id DESC LIMIT 1;
    EXIT WHEN _upto IS NULL;
    UPDATE people SET address = mail
    WHERE (_done IS NULL OR id > _done) AND id <= _upto AND (address IS DISTINCT FROM mail);
    COMMIT;
    _done := _upto;
    _upto := NULL;
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;

-- contract, next release: Drop the copy and rename people.mail to address
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM people WHERE address IS DISTINCT FROM mail) THEN
    RAISE EXCEPTION USING MESSAGE = 'people.address and mail differ: run the backfill again';
  END IF;
END $$;
DROP TRIGGER zz_address_from_old ON people;
DROP TRIGGER "00_address_from_new_i" ON people;
DROP TRIGGER "00_address_from_new_u" ON people;
DROP FUNCTION people__address__from_new();
DROP FUNCTION people__address__from_old();
ALTER TABLE people DROP COLUMN address;
ALTER TABLE people RENAME COLUMN mail TO address;
-- down: ALTER TABLE people RENAME COLUMN address TO mail;
-- down: ALTER TABLE people ADD COLUMN address text;
-- down: UPDATE people SET address = mail;
-- down: CREATE FUNCTION people__address__from_new() RETURNS trigger LANGUAGE plpgsql AS $$
-- BEGIN
--   IF TG_OP = 'UPDATE' THEN
--     -- Both were assigned, and only the old column got another value.
--     IF NEW.address IS NOT DISTINCT FROM OLD.address AND NEW.mail IS DISTINCT FROM OLD.mail THEN
--       RETURN NEW;
--     END IF;
--     -- Not filled yet: it was read as NULL and written back.
--     IF NEW.address IS NULL AND OLD.address IS NULL AND OLD.mail IS NOT NULL THEN
--       RETURN NEW;
--     END IF;
--   END IF;
--   NEW.mail := NEW.address;
--   RETURN NEW;
-- END $$;
-- down: CREATE FUNCTION people__address__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
-- BEGIN
--   NEW.address := NEW.mail;
--   RETURN NEW;
-- END $$;
-- down: CREATE TRIGGER "00_address_from_new_i" BEFORE INSERT ON people FOR EACH ROW WHEN (NEW.address IS NOT NULL) EXECUTE FUNCTION people__address__from_new();
-- down: CREATE TRIGGER "00_address_from_new_u" BEFORE UPDATE OF address ON people FOR EACH ROW EXECUTE FUNCTION people__address__from_new();
-- down: CREATE TRIGGER zz_address_from_old BEFORE INSERT OR UPDATE ON people FOR EACH ROW EXECUTE FUNCTION people__address__from_old();
