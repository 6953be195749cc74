-- Change the values of LogLevel in two releases
-- servers: v1.0.0 goes on reading and writing Log.level with the values it knows.
-- servers: The new server reads all values, and writes only such as both types have: never 'SUCCESS' and 'WARN'. It never names level_new.
-- servers: It says $1::text::LogLevel for parameters of the type: a statement that was prepared for the old type fails for good once the types are exchanged.
-- note: 'SUCCESS' becomes 'INFO' in the end; until then it stays 'SUCCESS'.
-- note: 'WARN' becomes 'ERROR' in the end; until then it stays 'WARN'.
-- note: When the columns are exchanged, prepared statements that return them fail once with "cached plan must not change result type": the server prepares them again.
-- note: Taking the contract step back writes all rows again under one lock.

-- expand, this release: Add Log.level_new and fill it from level
CREATE TYPE "LogLevel_new" AS ENUM ('INFO', 'ERROR');
ALTER TABLE "Log" ADD COLUMN level_new "LogLevel_new";
CREATE FUNCTION "Log__level_new__from_old"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.level_new := (CASE NEW.level::text WHEN 'SUCCESS' THEN 'INFO' WHEN 'WARN' THEN 'ERROR' ELSE NEW.level::text END)::"LogLevel_new";
  RETURN NEW;
END $$;
CREATE TRIGGER zz_level_new_from_old BEFORE INSERT OR UPDATE ON "Log" FOR EACH ROW EXECUTE FUNCTION "Log__level_new__from_old"();
-- down: DROP TRIGGER zz_level_new_from_old ON "Log";
-- down: DROP FUNCTION "Log__level_new__from_old"();
-- down: ALTER TABLE "Log" DROP COLUMN level_new;
-- down: DROP TYPE "LogLevel_new";

-- backfill, this release, outside a transaction: Fill Log.level_new of the rows that are there
DO $$
DECLARE
  _done "Log".id%TYPE;
  _upto "Log".id%TYPE;
BEGIN
  LOOP
    SELECT batch.id INTO _upto
    FROM (SELECT id FROM "Log" WHERE _done IS NULL OR id > _done ORDER BY id LIMIT 1000) AS batch
    ORDER BY batch.id DESC LIMIT 1;
    EXIT WHEN _upto IS NULL;
    UPDATE "Log" SET level_new = (CASE level::text WHEN 'SUCCESS' THEN 'INFO' WHEN 'WARN' THEN 'ERROR' ELSE level::text END)::"LogLevel_new"
    WHERE (_done IS NULL OR id > _done) AND id <= _upto AND (((CASE level::text WHEN 'SUCCESS' THEN 'INFO' WHEN 'WARN' THEN 'ERROR' ELSE level::text END)::"LogLevel_new")::text IS DISTINCT FROM (level_new)::text);
    COMMIT;
    _done := _upto;
    _upto := NULL;
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;

-- contract, next release: Refuse rows without a value of Log.level_new from now on
ALTER TABLE "Log" ADD CONSTRAINT "Log_level_fits_check" CHECK (level_new IS NOT NULL) NOT VALID;
-- down: ALTER TABLE "Log" DROP CONSTRAINT IF EXISTS "Log_level_fits_check";

-- contract, next release: Prove that every row has one
ALTER TABLE "Log" VALIDATE CONSTRAINT "Log_level_fits_check";

-- contract, next release: Exchange Log.level, and LogLevel for LogLevel_new
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM "Log" WHERE ((CASE level::text WHEN 'SUCCESS' THEN 'INFO' WHEN 'WARN' THEN 'ERROR' ELSE level::text END)::"LogLevel_new")::text IS DISTINCT FROM (level_new)::text) THEN
    RAISE EXCEPTION USING MESSAGE = 'Log.level_new and level differ: run the backfill again';
  END IF;
END $$;
DROP TRIGGER zz_level_new_from_old ON "Log";
DROP FUNCTION "Log__level_new__from_old"();
ALTER TABLE "Log" DROP COLUMN level;
DROP TYPE "LogLevel";
ALTER TYPE "LogLevel_new" RENAME TO "LogLevel";
ALTER TABLE "Log" RENAME COLUMN level_new TO level;
ALTER TABLE "Log" ALTER COLUMN level SET NOT NULL;
ALTER TABLE "Log" DROP CONSTRAINT "Log_level_fits_check";
-- down: ALTER TYPE "LogLevel" RENAME TO "LogLevel_new";
-- down: CREATE TYPE "LogLevel" AS ENUM ('INFO', 'SUCCESS', 'WARN', 'ERROR');
-- down: ALTER TABLE "Log" RENAME COLUMN level TO level_new;
-- down: ALTER TABLE "Log" ALTER COLUMN level_new DROP NOT NULL;
-- down: ALTER TABLE "Log" ADD COLUMN level "LogLevel";
-- down: UPDATE "Log" SET level = level_new::text::"LogLevel";
-- down: ALTER TABLE "Log" ALTER COLUMN level SET NOT NULL;
-- down: ALTER TABLE "Log" ADD CONSTRAINT "Log_level_fits_check" CHECK (level_new IS NOT NULL);
-- down: CREATE FUNCTION "Log__level_new__from_old"() RETURNS trigger LANGUAGE plpgsql AS $$
-- BEGIN
--   NEW.level_new := (CASE NEW.level::text WHEN 'SUCCESS' THEN 'INFO' WHEN 'WARN' THEN 'ERROR' ELSE NEW.level::text END)::"LogLevel_new";
--   RETURN NEW;
-- END $$;
-- down: CREATE TRIGGER zz_level_new_from_old BEFORE INSERT OR UPDATE ON "Log" FOR EACH ROW EXECUTE FUNCTION "Log__level_new__from_old"();
