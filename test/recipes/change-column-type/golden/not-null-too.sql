-- Change files.size from integer to bigint in two releases
-- servers: v1.0.0 goes on reading and writing size as integer.
-- servers: The new server works with size as integer and as bigint, as it is exchanged while it runs: it takes what it reads for either, perhaps by a cast in its queries, and writes only values that both take and that mean the same in both. It never names size_new.
-- servers: The server after it may count on bigint.
-- note: The contract step stops where size_new is not what size says: then run the backfill again. Triggers are passed over by session_replication_role = replica, DISABLE TRIGGER and pg_restore.
-- note: When the columns are exchanged, prepared statements that return size fail once with "cached plan must not change result type": the server prepares them again.
-- note: Taking the contract step back writes size of all rows, and builds its indexes, under one lock.
-- note: At the end size stands last in the table. Privileges on single columns are not copied: grant those of size on size_new as well.

-- expand, this release: Add files.size_new and fill it from size
ALTER TABLE files ADD COLUMN size_new bigint;
CREATE FUNCTION files__size_new__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.size_new := NEW.size;
  RETURN NEW;
END $$;
CREATE TRIGGER zz_size_new_from_old BEFORE INSERT OR UPDATE ON files FOR EACH ROW EXECUTE FUNCTION files__size_new__from_old();
-- down: DROP TRIGGER zz_size_new_from_old ON files;
-- down: DROP FUNCTION files__size_new__from_old();
-- down: ALTER TABLE files DROP COLUMN size_new;

-- backfill, this release, outside a transaction: Fill files.size_new of the rows that are there
DO $$
DECLARE
  _done files.id%TYPE;
  _upto files.id%TYPE;
BEGIN
  LOOP
    SELECT batch.id INTO _upto
    FROM (SELECT id FROM files WHERE _done IS NULL OR id > _done ORDER BY id LIMIT 1000) AS batch
    ORDER BY batch.id DESC LIMIT 1;
    EXIT WHEN _upto IS NULL;
    UPDATE files SET size_new = size
    WHERE (_done IS NULL OR id > _done) AND id <= _upto AND ((size)::bigint IS DISTINCT FROM size_new);
    COMMIT;
    _done := _upto;
    _upto := NULL;
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;

-- contract, next release: Refuse rows without a value of files.size_new from now on
ALTER TABLE files ADD CONSTRAINT files_size_fits_check CHECK (size_new IS NOT NULL) NOT VALID;
-- down: ALTER TABLE files DROP CONSTRAINT IF EXISTS files_size_fits_check;

-- contract, next release: Prove that every row has one
ALTER TABLE files VALIDATE CONSTRAINT files_size_fits_check;

-- contract, next release: Exchange files.size for size_new
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM files WHERE (size)::bigint IS DISTINCT FROM size_new) THEN
    RAISE EXCEPTION USING MESSAGE = 'files.size_new and size differ: run the backfill again';
  END IF;
END $$;
DROP TRIGGER zz_size_new_from_old ON files;
DROP FUNCTION files__size_new__from_old();
ALTER TABLE files DROP COLUMN size;
ALTER TABLE files RENAME COLUMN size_new TO size;
ALTER TABLE files ALTER COLUMN size SET DEFAULT 0;
ALTER TABLE files ALTER COLUMN size SET NOT NULL;
ALTER TABLE files DROP CONSTRAINT files_size_fits_check;
-- down: ALTER TABLE files RENAME COLUMN size TO size_new;
-- down: ALTER TABLE files ALTER COLUMN size_new DROP NOT NULL;
-- down: ALTER TABLE files ALTER COLUMN size_new DROP DEFAULT;
-- down: ALTER TABLE files ADD COLUMN size integer;
-- down: UPDATE files SET size = size_new::integer;
-- down: ALTER TABLE files ADD CONSTRAINT files_size_fits_check CHECK (size_new IS NOT NULL);
-- down: CREATE FUNCTION files__size_new__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
-- BEGIN
--   NEW.size_new := NEW.size;
--   RETURN NEW;
-- END $$;
-- down: CREATE TRIGGER zz_size_new_from_old BEFORE INSERT OR UPDATE ON files FOR EACH ROW EXECUTE FUNCTION files__size_new__from_old();
