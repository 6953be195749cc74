-- Rename My shop.Sold "items".what's $$ it to as in two releases
-- servers: v1.0.0 goes on reading and writing what's $$ it.
-- servers: The new server reads and writes as only, and never names what's $$ it; it starts when SELECT count(*) FROM "My shop"."Sold ""items""" WHERE "as" IS DISTINCT FROM "what's $$ it" says 0.
-- note: At the end the original column stays under its new name, because the default would have to be made again for the copy.
-- note: Until the contract step the default of as is a value that means "not given"; a server that writes this very value gets the default of what's $$ it instead.
-- note: Triggers are passed over by session_replication_role = replica, DISABLE TRIGGER and pg_restore. The contract step stops where a row differs: then run the backfill again.
-- note: Taking the contract step back copies what's $$ it in all rows under one lock.
-- note: Privileges on single columns are not copied: grant those of what's $$ it on as as well.

-- expand, this release: Add My shop.Sold "items".as and keep it in step with what's $$ it
ALTER TABLE "My shop"."Sold ""items""" ADD COLUMN "as" text;
ALTER TABLE "My shop"."Sold ""items""" ALTER COLUMN "as" SET DEFAULT E'\x01unset';
CREATE FUNCTION "My shop"."Sold ""items""__as__from_new"() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    -- Both were assigned, and only the old column got another value.
    IF NEW."as" IS NOT DISTINCT FROM OLD."as" AND NEW."what's $$ it" IS DISTINCT FROM OLD."what's $$ it" THEN
      RETURN NEW;
    END IF;
    -- Not filled yet: it was read as NULL and written back.
    IF NEW."as" IS NULL AND OLD."as" IS NULL AND OLD."what's $$ it" IS NOT NULL THEN
      RETURN NEW;
    END IF;
    -- Assigned DEFAULT.
    IF NEW."as" IS NOT DISTINCT FROM E'\x01unset' THEN
      NEW."what's $$ it" := $d$a$$b'c\d$d$;
      RETURN NEW;
    END IF;
  END IF;
  NEW."what's $$ it" := NEW."as";
  RETURN NEW;
END $body$;
CREATE FUNCTION "My shop"."Sold ""items""__as__from_old"() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  NEW."as" := NEW."what's $$ it";
  RETURN NEW;
END $body$;
CREATE TRIGGER "00_as_from_new_i" BEFORE INSERT ON "My shop"."Sold ""items""" FOR EACH ROW WHEN (NEW."as" IS DISTINCT FROM E'\x01unset') EXECUTE FUNCTION "My shop"."Sold ""items""__as__from_new"();
CREATE TRIGGER "00_as_from_new_u" BEFORE UPDATE OF "as" ON "My shop"."Sold ""items""" FOR EACH ROW EXECUTE FUNCTION "My shop"."Sold ""items""__as__from_new"();
CREATE TRIGGER zz_as_from_old BEFORE INSERT OR UPDATE ON "My shop"."Sold ""items""" FOR EACH ROW EXECUTE FUNCTION "My shop"."Sold ""items""__as__from_old"();
-- down: DROP TRIGGER zz_as_from_old ON "My shop"."Sold ""items""";
-- down: DROP TRIGGER "00_as_from_new_i" ON "My shop"."Sold ""items""";
-- down: DROP TRIGGER "00_as_from_new_u" ON "My shop"."Sold ""items""";
-- down: DROP FUNCTION "My shop"."Sold ""items""__as__from_new"();
-- down: DROP FUNCTION "My shop"."Sold ""items""__as__from_old"();
-- down: ALTER TABLE "My shop"."Sold ""items""" DROP COLUMN "as";

-- backfill, this release, outside a transaction: Fill My shop.Sold "items".as of the rows that are there
DO $body$
DECLARE
  _done "My shop"."Sold ""items"""."Id"%TYPE;
  _upto "My shop"."Sold ""items"""."Id"%TYPE;
BEGIN
  LOOP
    SELECT batch."Id" INTO _upto
    FROM (SELECT "Id" FROM "My shop"."Sold ""items""" WHERE _done IS NULL OR "Id" > _done ORDER BY "Id" LIMIT 1000) AS batch
    ORDER BY batch."Id" DESC LIMIT 1;
    EXIT WHEN _upto IS NULL;
    UPDATE "My shop"."Sold ""items""" SET "as" = "what's $$ it"
    WHERE (_done IS NULL OR "Id" > _done) AND "Id" <= _upto AND ("as" IS DISTINCT FROM "what's $$ it");
    COMMIT;
    _done := _upto;
    _upto := NULL;
    PERFORM pg_sleep(0.01);
  END LOOP;
END $body$;

-- contract, next release: Drop the copy and rename My shop.Sold "items".what's $$ it to as
DO $body$
BEGIN
  IF EXISTS (SELECT 1 FROM "My shop"."Sold ""items""" WHERE "as" IS DISTINCT FROM "what's $$ it") THEN
    RAISE EXCEPTION USING MESSAGE = 'My shop.Sold "items".as and what''s $$ it differ: run the backfill again';
  END IF;
END $body$;
DROP TRIGGER zz_as_from_old ON "My shop"."Sold ""items""";
DROP TRIGGER "00_as_from_new_i" ON "My shop"."Sold ""items""";
DROP TRIGGER "00_as_from_new_u" ON "My shop"."Sold ""items""";
DROP FUNCTION "My shop"."Sold ""items""__as__from_new"();
DROP FUNCTION "My shop"."Sold ""items""__as__from_old"();
ALTER TABLE "My shop"."Sold ""items""" DROP COLUMN "as";
ALTER TABLE "My shop"."Sold ""items""" RENAME COLUMN "what's $$ it" TO "as";
-- down: ALTER TABLE "My shop"."Sold ""items""" RENAME COLUMN "as" TO "what's $$ it";
-- down: ALTER TABLE "My shop"."Sold ""items""" ADD COLUMN "as" text;
-- down: UPDATE "My shop"."Sold ""items""" SET "as" = "what's $$ it";
-- down: ALTER TABLE "My shop"."Sold ""items""" ALTER COLUMN "as" SET DEFAULT E'\x01unset';
-- down: CREATE FUNCTION "My shop"."Sold ""items""__as__from_new"() RETURNS trigger LANGUAGE plpgsql AS $body$
-- BEGIN
--   IF TG_OP = 'UPDATE' THEN
--     -- Both were assigned, and only the old column got another value.
--     IF NEW."as" IS NOT DISTINCT FROM OLD."as" AND NEW."what's $$ it" IS DISTINCT FROM OLD."what's $$ it" THEN
--       RETURN NEW;
--     END IF;
--     -- Not filled yet: it was read as NULL and written back.
--     IF NEW."as" IS NULL AND OLD."as" IS NULL AND OLD."what's $$ it" IS NOT NULL THEN
--       RETURN NEW;
--     END IF;
--     -- Assigned DEFAULT.
--     IF NEW."as" IS NOT DISTINCT FROM E'\x01unset' THEN
--       NEW."what's $$ it" := $d$a$$b'c\d$d$;
--       RETURN NEW;
--     END IF;
--   END IF;
--   NEW."what's $$ it" := NEW."as";
--   RETURN NEW;
-- END $body$;
-- down: CREATE FUNCTION "My shop"."Sold ""items""__as__from_old"() RETURNS trigger LANGUAGE plpgsql AS $body$
-- BEGIN
--   NEW."as" := NEW."what's $$ it";
--   RETURN NEW;
-- END $body$;
-- down: CREATE TRIGGER "00_as_from_new_i" BEFORE INSERT ON "My shop"."Sold ""items""" FOR EACH ROW WHEN (NEW."as" IS DISTINCT FROM E'\x01unset') EXECUTE FUNCTION "My shop"."Sold ""items""__as__from_new"();
-- down: CREATE TRIGGER "00_as_from_new_u" BEFORE UPDATE OF "as" ON "My shop"."Sold ""items""" FOR EACH ROW EXECUTE FUNCTION "My shop"."Sold ""items""__as__from_new"();
-- down: CREATE TRIGGER zz_as_from_old BEFORE INSERT OR UPDATE ON "My shop"."Sold ""items""" FOR EACH ROW EXECUTE FUNCTION "My shop"."Sold ""items""__as__from_old"();
