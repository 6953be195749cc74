-- Move User.Bio and User.tags to profiles in two releases
-- servers: v1.0.0 goes on reading and writing User.Bio and User.tags.
-- servers: The new server reads and writes profiles only; it starts when SELECT count(*) FROM (SELECT 1 FROM "User" AS own LEFT JOIN profiles AS other ON other.user_id = own.id WHERE ROW(own."Bio", own.tags) IS DISTINCT FROM ROW(other.about, other.tags)) AS out_of_step says 0.
-- servers: A row of User that v1.0.0 makes has one in profiles as soon as there is a value, so the new server takes a missing row for NULL, and writes by INSERT … ON CONFLICT (user_id) DO UPDATE where it is not the one that made the row of User.
-- note: Rows of profiles are made for values that have none; the UPDATE would have lost those values.
-- note: Servers that write to the same row at once may deadlock, as one locks User first and the other the other table: one of them is told so (40P01) and must try again.
-- note: After the contract step there is no way back to v1.0.0 but by the way back of that step, which fills the columns again under one lock.

-- expand, this release: Add about and tags to profiles
ALTER TABLE profiles ADD COLUMN about jsonb;
ALTER TABLE profiles ADD COLUMN tags text[];
-- down: ALTER TABLE profiles DROP COLUMN about;
-- down: ALTER TABLE profiles DROP COLUMN tags;

-- backfill, this release: Keep profiles in step with User.Bio and User.tags
CREATE FUNCTION "User__Bio__to_other"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO profiles AS other (user_id, about, tags)
  SELECT own.id, own."Bio", own.tags FROM "User" AS own WHERE own.id = NEW.id
  ON CONFLICT (user_id) DO UPDATE SET about = EXCLUDED.about, tags = EXCLUDED.tags
  WHERE ROW(other.about, other.tags) IS DISTINCT FROM ROW(EXCLUDED.about, EXCLUDED.tags);
  RETURN NULL;
END $$;
CREATE TRIGGER "zz_Bio_to_other_i" AFTER INSERT ON "User" FOR EACH ROW WHEN (NEW."Bio" IS NOT NULL OR NEW.tags IS NOT NULL) EXECUTE FUNCTION "User__Bio__to_other"();
CREATE TRIGGER "zz_Bio_to_other_u" AFTER UPDATE ON "User" FOR EACH ROW WHEN (ROW(OLD."Bio", OLD.tags) IS DISTINCT FROM ROW(NEW."Bio", NEW.tags)) EXECUTE FUNCTION "User__Bio__to_other"();
-- down: DROP TRIGGER "zz_Bio_to_other_i" ON "User";
-- down: DROP TRIGGER "zz_Bio_to_other_u" ON "User";
-- down: DROP FUNCTION "User__Bio__to_other"();

-- backfill, this release: Keep User.Bio and User.tags in step with profiles
CREATE FUNCTION "User__Bio__from_other"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    UPDATE "User" AS own SET "Bio" = NULL, tags = NULL
    WHERE own.id = OLD.user_id AND (own."Bio" IS NOT NULL OR own.tags IS NOT NULL)
      AND NOT EXISTS (SELECT 1 FROM profiles AS other WHERE other.user_id = own.id);
    RETURN NULL;
  END IF;
  IF TG_OP = 'UPDATE' THEN
    IF OLD.user_id IS DISTINCT FROM NEW.user_id THEN
      UPDATE "User" AS own SET "Bio" = NULL, tags = NULL
      WHERE own.id = OLD.user_id AND (own."Bio" IS NOT NULL OR own.tags IS NOT NULL)
        AND NOT EXISTS (SELECT 1 FROM profiles AS other WHERE other.user_id = own.id);
    END IF;
  END IF;
  UPDATE "User" AS own SET "Bio" = other.about, tags = other.tags FROM profiles AS other
  WHERE other.user_id = NEW.user_id AND own.id = other.user_id AND ROW(own."Bio", own.tags) IS DISTINCT FROM ROW(other.about, other.tags);
  RETURN NULL;
END $$;
CREATE TRIGGER "zz_Bio_from_other" AFTER INSERT OR DELETE ON profiles FOR EACH ROW EXECUTE FUNCTION "User__Bio__from_other"();
CREATE TRIGGER "zz_Bio_from_other_u" AFTER UPDATE ON profiles FOR EACH ROW WHEN (OLD.user_id IS DISTINCT FROM NEW.user_id OR ROW(OLD.about, OLD.tags) IS DISTINCT FROM ROW(NEW.about, NEW.tags)) EXECUTE FUNCTION "User__Bio__from_other"();
-- down: DROP TRIGGER "zz_Bio_from_other" ON profiles;
-- down: DROP TRIGGER "zz_Bio_from_other_u" ON profiles;
-- down: DROP FUNCTION "User__Bio__from_other"();

-- backfill, this release, outside a transaction: Copy what is there into profiles
DO $$
DECLARE
  _done "User".id%TYPE;
  _upto "User".id%TYPE;
BEGIN
  LOOP
    SELECT batch.id INTO _upto
    FROM (SELECT id FROM "User" WHERE _done IS NULL OR id > _done ORDER BY id LIMIT 1000) AS batch
    ORDER BY batch.id DESC LIMIT 1;
    EXIT WHEN _upto IS NULL;
    WITH filled AS (
      UPDATE "User" AS own SET "Bio" = own."Bio", tags = own.tags
      WHERE (_done IS NULL OR own.id > _done) AND own.id <= _upto AND (own."Bio" IS NOT NULL OR own.tags IS NOT NULL) AND NOT EXISTS (SELECT 1 FROM profiles AS other WHERE other.user_id = own.id AND NOT (ROW(own."Bio", own.tags) IS DISTINCT FROM ROW(other.about, other.tags)))
      RETURNING own.id, own."Bio", own.tags
    )
    INSERT INTO profiles AS other (user_id, about, tags) SELECT filled.id, filled."Bio", filled.tags FROM filled
    ON CONFLICT (user_id) DO UPDATE SET about = EXCLUDED.about, tags = EXCLUDED.tags
    WHERE ROW(other.about, other.tags) IS DISTINCT FROM ROW(EXCLUDED.about, EXCLUDED.tags);
    COMMIT;
    _done := _upto;
    _upto := NULL;
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;

-- contract, next release: Let profiles go its own way
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM "User" AS own LEFT JOIN profiles AS other ON other.user_id = own.id WHERE ROW(own."Bio", own.tags) IS DISTINCT FROM ROW(other.about, other.tags)) THEN
    RAISE EXCEPTION USING MESSAGE = 'User and profiles are out of step: run the backfill again';
  END IF;
END $$;
DROP TRIGGER "zz_Bio_from_other" ON profiles;
DROP TRIGGER "zz_Bio_from_other_u" ON profiles;
DROP FUNCTION "User__Bio__from_other"();
-- down: LOCK TABLE "User" IN SHARE ROW EXCLUSIVE MODE;
-- down: CREATE FUNCTION "User__Bio__from_other"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- BEGIN
--   IF TG_OP = 'DELETE' THEN
--     UPDATE "User" AS own SET "Bio" = NULL, tags = NULL
--     WHERE own.id = OLD.user_id AND (own."Bio" IS NOT NULL OR own.tags IS NOT NULL)
--       AND NOT EXISTS (SELECT 1 FROM profiles AS other WHERE other.user_id = own.id);
--     RETURN NULL;
--   END IF;
--   IF TG_OP = 'UPDATE' THEN
--     IF OLD.user_id IS DISTINCT FROM NEW.user_id THEN
--       UPDATE "User" AS own SET "Bio" = NULL, tags = NULL
--       WHERE own.id = OLD.user_id AND (own."Bio" IS NOT NULL OR own.tags IS NOT NULL)
--         AND NOT EXISTS (SELECT 1 FROM profiles AS other WHERE other.user_id = own.id);
--     END IF;
--   END IF;
--   UPDATE "User" AS own SET "Bio" = other.about, tags = other.tags FROM profiles AS other
--   WHERE other.user_id = NEW.user_id AND own.id = other.user_id AND ROW(own."Bio", own.tags) IS DISTINCT FROM ROW(other.about, other.tags);
--   RETURN NULL;
-- END $$;
-- down: CREATE TRIGGER "zz_Bio_from_other" AFTER INSERT OR DELETE ON profiles FOR EACH ROW EXECUTE FUNCTION "User__Bio__from_other"();
-- down: CREATE TRIGGER "zz_Bio_from_other_u" AFTER UPDATE ON profiles FOR EACH ROW WHEN (OLD.user_id IS DISTINCT FROM NEW.user_id OR ROW(OLD.about, OLD.tags) IS DISTINCT FROM ROW(NEW.about, NEW.tags)) EXECUTE FUNCTION "User__Bio__from_other"();
-- down: UPDATE "User" AS own SET "Bio" = other.about, tags = other.tags FROM profiles AS other WHERE other.user_id = own.id;
-- down: CREATE FUNCTION "User__Bio__to_other"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- BEGIN
--   INSERT INTO profiles AS other (user_id, about, tags)
--   SELECT own.id, own."Bio", own.tags FROM "User" AS own WHERE own.id = NEW.id
--   ON CONFLICT (user_id) DO UPDATE SET about = EXCLUDED.about, tags = EXCLUDED.tags
--   WHERE ROW(other.about, other.tags) IS DISTINCT FROM ROW(EXCLUDED.about, EXCLUDED.tags);
--   RETURN NULL;
-- END $$;
-- down: CREATE TRIGGER "zz_Bio_to_other_i" AFTER INSERT ON "User" FOR EACH ROW WHEN (NEW."Bio" IS NOT NULL OR NEW.tags IS NOT NULL) EXECUTE FUNCTION "User__Bio__to_other"();
-- down: CREATE TRIGGER "zz_Bio_to_other_u" AFTER UPDATE ON "User" FOR EACH ROW WHEN (ROW(OLD."Bio", OLD.tags) IS DISTINCT FROM ROW(NEW."Bio", NEW.tags)) EXECUTE FUNCTION "User__Bio__to_other"();

-- contract, next release: Drop User.Bio and User.tags; profiles has the values
DROP TRIGGER "zz_Bio_to_other_i" ON "User";
DROP TRIGGER "zz_Bio_to_other_u" ON "User";
DROP FUNCTION "User__Bio__to_other"();
ALTER TABLE "User" DROP COLUMN "Bio";
ALTER TABLE "User" DROP COLUMN tags;
-- down: ALTER TABLE "User" ADD COLUMN "Bio" jsonb;
-- down: ALTER TABLE "User" ADD COLUMN tags text[];
