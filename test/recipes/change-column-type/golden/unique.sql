-- Change devices.serial_number from integer to text in two releases
-- servers: v1.0.0 goes on reading and writing serial_number as integer.
-- servers: The new server works with serial_number as integer and as text, as it is exchanged while it runs: it takes what it reads for either, perhaps by a cast in its queries, and writes only values that both take and that mean the same in both. It never names serial_number_new.
-- servers: The server after it may count on text.
-- note: The contract step stops where serial_number_new is not what serial_number says: then run the backfill again. Triggers are passed over by session_replication_role = replica, DISABLE TRIGGER and pg_restore.
-- note: When the columns are exchanged, prepared statements that return serial_number fail once with "cached plan must not change result type": the server prepares them again.
-- note: Taking the contract step back writes serial_number of all rows, and builds its indexes, under one lock.
-- note: Two servers that insert the same new value at once may get a unique violation where ON CONFLICT alone would have settled it, as there are two unique indexes for a while. Let them try again.
-- note: At the end serial_number stands last in the table. Privileges on single columns are not copied: grant those of serial_number on serial_number_new as well.

-- expand, this release: Add devices.serial_number_new and fill it from serial_number
ALTER TABLE devices ADD COLUMN serial_number_new text;
CREATE FUNCTION devices__serial_number_new__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.serial_number_new := NEW.serial_number;
  RETURN NEW;
END $$;
CREATE TRIGGER zz_serial_number_new_from_old BEFORE INSERT OR UPDATE ON devices FOR EACH ROW EXECUTE FUNCTION devices__serial_number_new__from_old();
-- down: DROP TRIGGER zz_serial_number_new_from_old ON devices;
-- down: DROP FUNCTION devices__serial_number_new__from_old();
-- down: ALTER TABLE devices DROP COLUMN serial_number_new;

-- backfill, this release, outside a transaction: Fill devices.serial_number_new of the rows that are there
DO $$
DECLARE
  _done devices.id%TYPE;
  _upto devices.id%TYPE;
BEGIN
  LOOP
    SELECT batch.id INTO _upto
    FROM (SELECT id FROM devices WHERE _done IS NULL OR id > _done ORDER BY id LIMIT 1000) AS batch
    ORDER BY batch.id DESC LIMIT 1;
    EXIT WHEN _upto IS NULL;
    UPDATE devices SET serial_number_new = serial_number
    WHERE (_done IS NULL OR id > _done) AND id <= _upto AND ((serial_number)::text IS DISTINCT FROM serial_number_new);
    COMMIT;
    _done := _upto;
    _upto := NULL;
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;

-- backfill, this release, outside a transaction: Index devices.serial_number_new as devices_serial_number_key does serial_number
DROP INDEX CONCURRENTLY IF EXISTS devices_serial_number_key_serial_number_new;
CREATE UNIQUE INDEX CONCURRENTLY devices_serial_number_key_serial_number_new ON devices USING btree (serial_number_new);
-- down: DROP INDEX CONCURRENTLY IF EXISTS devices_serial_number_key_serial_number_new;

-- backfill, this release, outside a transaction: Index devices.serial_number_new as devices_kind_serial_number_key does serial_number
DROP INDEX CONCURRENTLY IF EXISTS devices_kind_serial_number_key_serial_number_new;
CREATE UNIQUE INDEX CONCURRENTLY devices_kind_serial_number_key_serial_number_new ON devices USING btree (kind, serial_number_new);
-- down: DROP INDEX CONCURRENTLY IF EXISTS devices_kind_serial_number_key_serial_number_new;

-- contract, next release: Refuse rows without a value of devices.serial_number_new from now on
ALTER TABLE devices ADD CONSTRAINT devices_serial_number_fits_check CHECK (serial_number_new IS NOT NULL) NOT VALID;
-- down: ALTER TABLE devices DROP CONSTRAINT IF EXISTS devices_serial_number_fits_check;

-- contract, next release: Prove that every row has one
ALTER TABLE devices VALIDATE CONSTRAINT devices_serial_number_fits_check;

-- contract, next release: Exchange devices.serial_number for serial_number_new
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM devices WHERE (serial_number)::text IS DISTINCT FROM serial_number_new) THEN
    RAISE EXCEPTION USING MESSAGE = 'devices.serial_number_new and serial_number differ: run the backfill again';
  END IF;
END $$;
DROP TRIGGER zz_serial_number_new_from_old ON devices;
DROP FUNCTION devices__serial_number_new__from_old();
ALTER TABLE devices DROP COLUMN serial_number;
ALTER TABLE devices RENAME COLUMN serial_number_new TO serial_number;
ALTER TABLE devices ALTER COLUMN serial_number SET NOT NULL;
ALTER TABLE devices DROP CONSTRAINT devices_serial_number_fits_check;
ALTER TABLE devices ADD CONSTRAINT devices_serial_number_key UNIQUE USING INDEX devices_serial_number_key_serial_number_new;
ALTER TABLE devices ADD CONSTRAINT devices_kind_serial_number_key UNIQUE USING INDEX devices_kind_serial_number_key_serial_number_new;
-- down: ALTER TABLE devices DROP CONSTRAINT devices_serial_number_key;
-- down: ALTER TABLE devices DROP CONSTRAINT devices_kind_serial_number_key;
-- down: ALTER TABLE devices RENAME COLUMN serial_number TO serial_number_new;
-- down: ALTER TABLE devices ALTER COLUMN serial_number_new DROP NOT NULL;
-- down: ALTER TABLE devices ADD COLUMN serial_number integer;
-- down: UPDATE devices SET serial_number = serial_number_new::integer;
-- down: ALTER TABLE devices ALTER COLUMN serial_number SET NOT NULL;
-- down: CREATE UNIQUE INDEX devices_serial_number_key_serial_number_new ON devices USING btree (serial_number_new);
-- down: CREATE UNIQUE INDEX devices_kind_serial_number_key_serial_number_new ON devices USING btree (kind, serial_number_new);
-- down: ALTER TABLE devices ADD CONSTRAINT devices_serial_number_key UNIQUE (serial_number);
-- down: ALTER TABLE devices ADD CONSTRAINT devices_kind_serial_number_key UNIQUE (kind, serial_number);
-- down: ALTER TABLE devices ADD CONSTRAINT devices_serial_number_fits_check CHECK (serial_number_new IS NOT NULL);
-- down: CREATE FUNCTION devices__serial_number_new__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
-- BEGIN
--   NEW.serial_number_new := NEW.serial_number;
--   RETURN NEW;
-- END $$;
-- down: CREATE TRIGGER zz_serial_number_new_from_old BEFORE INSERT OR UPDATE ON devices FOR EACH ROW EXECUTE FUNCTION devices__serial_number_new__from_old();
