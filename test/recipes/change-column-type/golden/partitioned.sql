-- Change events.size from integer to bigint in two releases
-- servers: v1.0.0 goes on reading and writing size as integer.
-- servers: The new server works with size as integer and as bigint, as it is exchanged while it runs: it takes what it reads for either, perhaps by a cast in its queries, and writes only values that both take and that mean the same in both. It never names size_new.
-- servers: The server after it may count on bigint.
-- note: The contract step stops where size_new is not what size says: then run the backfill again. Triggers are passed over by session_replication_role = replica, DISABLE TRIGGER and pg_restore.
-- note: When the columns are exchanged, prepared statements that return size fail once with "cached plan must not change result type": the server prepares them again.
-- note: Taking the contract step back writes size of all rows, and builds its indexes, under one lock.
-- note: At the end size stands last in the table. Privileges on single columns are not copied: grant those of size on size_new as well.

-- expand, this release: Add events.size_new and fill it from size
ALTER TABLE events ADD COLUMN size_new bigint;
CREATE FUNCTION events__size_new__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.size_new := NEW.size;
  RETURN NEW;
END $$;
CREATE TRIGGER zz_size_new_from_old BEFORE INSERT OR UPDATE ON events FOR EACH ROW EXECUTE FUNCTION events__size_new__from_old();
-- down: DROP TRIGGER zz_size_new_from_old ON events;
-- down: DROP FUNCTION events__size_new__from_old();
-- down: ALTER TABLE events DROP COLUMN size_new;

-- backfill, this release: Fill events.size_new of the rows that are there
-- No key to walk along: one statement, which locks every row it changes until it ends.
UPDATE events SET size_new = size WHERE (size)::bigint IS DISTINCT FROM size_new;

-- contract, next release: Exchange events.size for size_new
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM events WHERE (size)::bigint IS DISTINCT FROM size_new) THEN
    RAISE EXCEPTION USING MESSAGE = 'events.size_new and size differ: run the backfill again';
  END IF;
END $$;
DROP TRIGGER zz_size_new_from_old ON events;
DROP FUNCTION events__size_new__from_old();
ALTER TABLE events DROP COLUMN size;
ALTER TABLE events RENAME COLUMN size_new TO size;
ALTER TABLE events ALTER COLUMN size SET DEFAULT 1;
COMMENT ON COLUMN events.size IS 'in bytes';
ALTER TABLE events ALTER COLUMN size SET STATISTICS 300;
CREATE STATISTICS events_together ON id, size FROM events;
-- down: DROP STATISTICS events_together;
-- down: ALTER TABLE events RENAME COLUMN size TO size_new;
-- down: ALTER TABLE events ALTER COLUMN size_new DROP DEFAULT;
-- down: COMMENT ON COLUMN events.size_new IS NULL;
-- down: ALTER TABLE events ALTER COLUMN size_new SET STATISTICS -1;
-- down: ALTER TABLE events ADD COLUMN size integer DEFAULT 1;
-- down: UPDATE events SET size = size_new::integer;
-- down: COMMENT ON COLUMN events.size IS 'in bytes';
-- down: ALTER TABLE events ALTER COLUMN size SET STATISTICS 300;
-- down: CREATE STATISTICS events_together ON id, size FROM events;
-- down: CREATE FUNCTION events__size_new__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
-- BEGIN
--   NEW.size_new := NEW.size;
--   RETURN NEW;
-- END $$;
-- down: CREATE TRIGGER zz_size_new_from_old BEFORE INSERT OR UPDATE ON events FOR EACH ROW EXECUTE FUNCTION events__size_new__from_old();
