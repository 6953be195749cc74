-- Change app.visits.at from timestamp with time zone to date in two releases
-- servers: v1.0.0 goes on reading and writing at as timestamp with time zone.
-- servers: The new server works with at as timestamp with time zone and as date, as it is exchanged while it runs: it takes what it reads for either, perhaps by a cast in its queries, and writes only values that both take and that mean the same in both. It never names at_new.
-- servers: The server after it may count on date.
-- note: The contract step stops where at_new is not what at says: then run the backfill again. Triggers are passed over by session_replication_role = replica, DISABLE TRIGGER and pg_restore.
-- note: When the columns are exchanged, prepared statements that return at fail once with "cached plan must not change result type": the server prepares them again.
-- note: Taking the contract step back writes at of all rows, and builds its indexes, under one lock.
-- note: At the end at stands last in the table. Privileges on single columns are not copied: grant those of at on at_new as well.

-- expand, this release: Add app.visits.at_new and fill it from at
ALTER TABLE app.visits ADD COLUMN at_new date;
CREATE FUNCTION app.visits__at_new__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.at_new := (NEW.at AT TIME ZONE 'UTC')::date;
  RETURN NEW;
END $$;
CREATE TRIGGER zz_at_new_from_old BEFORE INSERT OR UPDATE ON app.visits FOR EACH ROW EXECUTE FUNCTION app.visits__at_new__from_old();
-- down: DROP TRIGGER zz_at_new_from_old ON app.visits;
-- down: DROP FUNCTION app.visits__at_new__from_old();
-- down: ALTER TABLE app.visits DROP COLUMN at_new;

-- backfill, this release: Fill app.visits.at_new of the rows that are there
-- No key to walk along: one statement, which locks every row it changes until it ends.
UPDATE app.visits SET at_new = (at AT TIME ZONE 'UTC')::date WHERE (at AT TIME ZONE 'UTC')::date IS DISTINCT FROM at_new;

-- backfill, this release, outside a transaction: Index app.visits.at_new as visits_at does at
DROP INDEX CONCURRENTLY IF EXISTS app.visits_at_at_new;
CREATE INDEX CONCURRENTLY visits_at_at_new ON app.visits (at_new);
-- down: DROP INDEX CONCURRENTLY IF EXISTS app.visits_at_at_new;

-- contract, next release: Exchange app.visits.at for at_new
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM app.visits WHERE (at AT TIME ZONE 'UTC')::date IS DISTINCT FROM at_new) THEN
    RAISE EXCEPTION USING MESSAGE = 'app.visits.at_new and at differ: run the backfill again';
  END IF;
END $$;
DROP TRIGGER zz_at_new_from_old ON app.visits;
DROP FUNCTION app.visits__at_new__from_old();
ALTER TABLE app.visits DROP COLUMN at;
ALTER TABLE app.visits RENAME COLUMN at_new TO at;
ALTER INDEX app.visits_at_at_new RENAME TO visits_at;
-- down: ALTER INDEX app.visits_at RENAME TO visits_at_at_new;
-- down: ALTER TABLE app.visits RENAME COLUMN at TO at_new;
-- down: ALTER TABLE app.visits ADD COLUMN at timestamp with time zone;
-- down: UPDATE app.visits SET at = at_new::timestamp AT TIME ZONE 'UTC';
-- down: CREATE INDEX visits_at ON app.visits (at);
-- down: CREATE FUNCTION app.visits__at_new__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
-- BEGIN
--   NEW.at_new := (NEW.at AT TIME ZONE 'UTC')::date;
--   RETURN NEW;
-- END $$;
-- down: CREATE TRIGGER zz_at_new_from_old BEFORE INSERT OR UPDATE ON app.visits FOR EACH ROW EXECUTE FUNCTION app.visits__at_new__from_old();
