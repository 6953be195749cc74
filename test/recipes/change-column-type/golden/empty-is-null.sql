-- Change readings.Level from text to numeric(8,2) in two releases
-- servers: v1.0.0 goes on reading and writing Level as text.
-- servers: The new server works with Level as text and as numeric(8,2), as it is exchanged while it runs: it takes what it reads for either, perhaps by a cast in its queries, and writes only values that both take and that mean the same in both. It never names Level_new.
-- servers: It says of what type its parameters are, as in INSERT … VALUES ($1::numeric(8,2)): a column of text takes that as well, and a statement that was prepared for text fails for good once the columns are exchanged.
-- servers: The server after it may count on numeric(8,2).
-- note: What does not fit numeric(8,2) is NULL in Level_new and stays as it is in Level. Settle such rows before the contract step, which refuses them: SELECT count(*) FROM readings WHERE "Level" IS NOT NULL AND "Level_new" IS NULL.
-- note: The contract step stops where Level_new is not what Level says: then run the backfill again. Triggers are passed over by session_replication_role = replica, DISABLE TRIGGER and pg_restore.
-- note: When the columns are exchanged, prepared statements that return Level fail once with "cached plan must not change result type": the server prepares them again.
-- note: Taking the contract step back writes Level of all rows, and builds its indexes, under one lock.
-- note: At the end Level stands last in the table. Privileges on single columns are not copied: grant those of Level on Level_new as well.

-- expand, this release: Add readings.Level_new and fill it from Level
ALTER TABLE readings ADD COLUMN "Level_new" numeric(8, 2);
CREATE FUNCTION "readings__Level_new__try"("Level" text) RETURNS numeric(8, 2) LANGUAGE plpgsql STABLE AS $$
DECLARE
  _fitting numeric(8, 2);
BEGIN
  _fitting := nullif(btrim("Level"), '')::numeric(8,2);
  RETURN _fitting;
EXCEPTION WHEN OTHERS THEN
  -- Old servers may go on writing what does not fit.
  RETURN NULL;
END $$;
CREATE FUNCTION "readings__Level_new__from_old"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."Level_new" := public."readings__Level_new__try"(NEW."Level");
  RETURN NEW;
END $$;
CREATE TRIGGER "zz_Level_new_from_old" BEFORE INSERT OR UPDATE ON readings FOR EACH ROW EXECUTE FUNCTION "readings__Level_new__from_old"();
-- down: DROP TRIGGER "zz_Level_new_from_old" ON readings;
-- down: DROP FUNCTION "readings__Level_new__from_old"();
-- down: DROP FUNCTION "readings__Level_new__try"(text);
-- down: ALTER TABLE readings DROP COLUMN "Level_new";

-- backfill, this release, outside a transaction: Fill readings.Level_new of the rows that are there
DO $$
DECLARE
  _done readings.id%TYPE;
  _upto readings.id%TYPE;
BEGIN
  LOOP
    SELECT batch.id INTO _upto
    FROM (SELECT id FROM readings WHERE _done IS NULL OR id > _done ORDER BY id LIMIT 1000) AS batch
    ORDER BY batch.id DESC LIMIT 1;
    EXIT WHEN _upto IS NULL;
    UPDATE readings SET "Level_new" = public."readings__Level_new__try"("Level")
    WHERE (_done IS NULL OR id > _done) AND id <= _upto AND (public."readings__Level_new__try"("Level") IS DISTINCT FROM "Level_new");
    COMMIT;
    _done := _upto;
    _upto := NULL;
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;

-- contract, next release: Refuse values of readings.Level that do not fit from now on
ALTER TABLE readings ADD CONSTRAINT "readings_Level_fits_check" CHECK ("Level" IS NULL OR "Level_new" IS NOT NULL OR (nullif(btrim("Level"), '')::numeric(8,2)) IS NULL) NOT VALID;
-- down: ALTER TABLE readings DROP CONSTRAINT IF EXISTS "readings_Level_fits_check";

-- contract, next release: Prove that every value fits
ALTER TABLE readings VALIDATE CONSTRAINT "readings_Level_fits_check";

-- contract, next release: Exchange readings.Level for Level_new
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM readings WHERE public."readings__Level_new__try"("Level") IS DISTINCT FROM "Level_new") THEN
    RAISE EXCEPTION USING MESSAGE = 'readings.Level_new and Level differ: run the backfill again';
  END IF;
END $$;
DROP TRIGGER "zz_Level_new_from_old" ON readings;
DROP FUNCTION "readings__Level_new__from_old"();
DROP FUNCTION "readings__Level_new__try"(text);
ALTER TABLE readings DROP CONSTRAINT "readings_Level_fits_check";
ALTER TABLE readings DROP COLUMN "Level";
ALTER TABLE readings RENAME COLUMN "Level_new" TO "Level";
-- down: ALTER TABLE readings RENAME COLUMN "Level" TO "Level_new";
-- down: ALTER TABLE readings ADD COLUMN "Level" text DEFAULT '';
-- down: UPDATE readings SET "Level" = "Level_new"::text;
-- down: ALTER TABLE readings ADD CONSTRAINT "readings_Level_fits_check" CHECK ("Level" IS NULL OR "Level_new" IS NOT NULL OR (nullif(btrim("Level"), '')::numeric(8,2)) IS NULL);
-- down: CREATE FUNCTION "readings__Level_new__try"("Level" text) RETURNS numeric(8, 2) LANGUAGE plpgsql STABLE AS $$
-- DECLARE
--   _fitting numeric(8, 2);
-- BEGIN
--   _fitting := nullif(btrim("Level"), '')::numeric(8,2);
--   RETURN _fitting;
-- EXCEPTION WHEN OTHERS THEN
--   -- Old servers may go on writing what does not fit.
--   RETURN NULL;
-- END $$;
-- down: CREATE FUNCTION "readings__Level_new__from_old"() RETURNS trigger LANGUAGE plpgsql AS $$
-- BEGIN
--   NEW."Level_new" := public."readings__Level_new__try"(NEW."Level");
--   RETURN NEW;
-- END $$;
-- down: CREATE TRIGGER "zz_Level_new_from_old" BEFORE INSERT OR UPDATE ON readings FOR EACH ROW EXECUTE FUNCTION "readings__Level_new__from_old"();
