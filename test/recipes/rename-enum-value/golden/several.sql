-- Rename 'closed', 'on_request' and 'open' of mode to 'Closed', 'OnRequest' and 'Open' in three releases
-- servers: v1.0.0 goes on reading and writing 'closed', 'on_request' and 'open'.
-- servers: The new server reads 'closed', 'on_request' and 'open' and 'Closed', 'OnRequest' and 'Open' as the same, and still writes 'closed', 'on_request' and 'open': v1.0.0 reads what it writes, and there is no 'Closed', 'OnRequest' and 'Open' yet.
-- servers: The server of the next release writes 'Closed', 'OnRequest' and 'Open', and reads both; where it looks for rows it says mode::text IN ('closed', 'Closed'), as one of the two goes in the end.
-- servers: The server of the release after that says 'Closed', 'OnRequest' and 'Open' only, and nobody else runs any more when the last step exchanges the types.
-- note: An enum can't lose a value, so mode is made anew without 'closed', 'on_request' and 'open'. If that is not worth it, stop before the steps of the last release: an unused value harms nobody.
-- note: When the types are exchanged, statements that were prepared with a parameter of mode fail for good: the server prepares them again, or says $1::text::mode from the beginning.
-- note: Taking the last step back writes all rows again under one lock.

-- contract, next release: Add 'Closed', 'OnRequest' and 'Open' to mode
ALTER TYPE mode ADD VALUE 'Closed' AFTER 'closed';
ALTER TYPE mode ADD VALUE 'OnRequest' AFTER 'on_request';
ALTER TYPE mode ADD VALUE 'Open' AFTER 'open';

-- contract, next release: Let sites.mode begin with the new value
ALTER TABLE sites ALTER COLUMN mode SET DEFAULT 'OnRequest';
-- down: ALTER TABLE sites ALTER COLUMN mode SET DEFAULT 'on_request';

-- contract, release after next: Add sites.mode_new and fill it from mode
CREATE TYPE mode_new AS ENUM ('Closed', 'OnRequest', 'Open');
ALTER TABLE sites ADD COLUMN mode_new mode_new;
CREATE FUNCTION sites__mode_new__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.mode_new := (CASE NEW.mode::text WHEN 'closed' THEN 'Closed' WHEN 'on_request' THEN 'OnRequest' WHEN 'open' THEN 'Open' ELSE NEW.mode::text END)::mode_new;
  RETURN NEW;
END $$;
CREATE TRIGGER zz_mode_new_from_old BEFORE INSERT OR UPDATE ON sites FOR EACH ROW EXECUTE FUNCTION sites__mode_new__from_old();
-- down: DROP TRIGGER zz_mode_new_from_old ON sites;
-- down: DROP FUNCTION sites__mode_new__from_old();
-- down: ALTER TABLE sites DROP COLUMN mode_new;
-- down: DROP TYPE mode_new;

-- contract, release after next, outside a transaction: Fill sites.mode_new of the rows that are there
DO $$
DECLARE
  _done sites.id%TYPE;
  _upto sites.id%TYPE;
BEGIN
  LOOP
    SELECT batch.id INTO _upto
    FROM (SELECT id FROM sites WHERE _done IS NULL OR id > _done ORDER BY id LIMIT 1000) AS batch
    ORDER BY batch.id DESC LIMIT 1;
    EXIT WHEN _upto IS NULL;
    UPDATE sites SET mode_new = (CASE mode::text WHEN 'closed' THEN 'Closed' WHEN 'on_request' THEN 'OnRequest' WHEN 'open' THEN 'Open' ELSE mode::text END)::mode_new
    WHERE (_done IS NULL OR id > _done) AND id <= _upto AND (((CASE mode::text WHEN 'closed' THEN 'Closed' WHEN 'on_request' THEN 'OnRequest' WHEN 'open' THEN 'Open' ELSE mode::text END)::mode_new)::text IS DISTINCT FROM (mode_new)::text);
    COMMIT;
    _done := _upto;
    _upto := NULL;
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;

-- contract, release after next: Refuse rows without a value of sites.mode_new from now on
ALTER TABLE sites ADD CONSTRAINT sites_mode_fits_check CHECK (mode_new IS NOT NULL) NOT VALID;
-- down: ALTER TABLE sites DROP CONSTRAINT IF EXISTS sites_mode_fits_check;

-- contract, release after next: Prove that every row has one
ALTER TABLE sites VALIDATE CONSTRAINT sites_mode_fits_check;

-- contract, release after next: Exchange sites.mode, and mode for mode_new
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM sites WHERE ((CASE mode::text WHEN 'closed' THEN 'Closed' WHEN 'on_request' THEN 'OnRequest' WHEN 'open' THEN 'Open' ELSE mode::text END)::mode_new)::text IS DISTINCT FROM (mode_new)::text) THEN
    RAISE EXCEPTION USING MESSAGE = 'sites.mode_new and mode differ: run the backfill again';
  END IF;
END $$;
DROP TRIGGER zz_mode_new_from_old ON sites;
DROP FUNCTION sites__mode_new__from_old();
ALTER TABLE sites DROP COLUMN mode;
DROP TYPE mode;
ALTER TYPE mode_new RENAME TO mode;
ALTER TABLE sites RENAME COLUMN mode_new TO mode;
ALTER TABLE sites ALTER COLUMN mode SET DEFAULT 'OnRequest';
ALTER TABLE sites ALTER COLUMN mode SET NOT NULL;
ALTER TABLE sites DROP CONSTRAINT sites_mode_fits_check;
-- down: ALTER TYPE mode RENAME TO mode_new;
-- down: CREATE TYPE mode AS ENUM ('closed', 'Closed', 'on_request', 'OnRequest', 'open', 'Open');
-- down: ALTER TABLE sites RENAME COLUMN mode TO mode_new;
-- down: ALTER TABLE sites ALTER COLUMN mode_new DROP NOT NULL;
-- down: ALTER TABLE sites ALTER COLUMN mode_new DROP DEFAULT;
-- down: ALTER TABLE sites ADD COLUMN mode mode DEFAULT 'on_request';
-- down: UPDATE sites SET mode = mode_new::text::mode;
-- down: ALTER TABLE sites ALTER COLUMN mode SET NOT NULL;
-- down: ALTER TABLE sites ADD CONSTRAINT sites_mode_fits_check CHECK (mode_new IS NOT NULL);
-- down: CREATE FUNCTION sites__mode_new__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
-- BEGIN
--   NEW.mode_new := (CASE NEW.mode::text WHEN 'closed' THEN 'Closed' WHEN 'on_request' THEN 'OnRequest' WHEN 'open' THEN 'Open' ELSE NEW.mode::text END)::mode_new;
--   RETURN NEW;
-- END $$;
-- down: CREATE TRIGGER zz_mode_new_from_old BEFORE INSERT OR UPDATE ON sites FOR EACH ROW EXECUTE FUNCTION sites__mode_new__from_old();
