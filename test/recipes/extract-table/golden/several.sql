-- Move app.User.homePage and app.User.settings to app.details in two releases
-- servers: v1.0.0 goes on reading and writing app.User.homePage and app.User.settings.
-- servers: The new server reads and writes app.details only; it starts when SELECT count(*) FROM (SELECT 1 FROM app."User" AS own LEFT JOIN app.details AS other ON other.user_id = own.id WHERE ROW(own."homePage", (own.settings)::text) IS DISTINCT FROM ROW(other."homePage", (other.settings)::text)) AS out_of_step says 0.
-- servers: A row of app.User that v1.0.0 makes has one in app.details as soon as there is a value, so the new server takes a missing row for NULL, and writes by INSERT … ON CONFLICT (user_id) DO UPDATE where it is not the one that made the row of app.User.
-- note: Servers that write to the same row at once may deadlock, as one locks app.User first and the other the other table: one of them is told so (40P01) and must try again.
-- note: The backfill, and what the new server writes to the other table, fires touch of app.User.
-- note: After the contract step there is no way back to v1.0.0 but by the way back of that step, which fills the columns again under one lock.

-- expand, this release: Keep app.details in step with app.User.homePage and app.User.settings
CREATE TABLE app.details (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  user_id uuid NOT NULL UNIQUE REFERENCES app."User" ON DELETE CASCADE,
  "homePage" text,
  settings json,
  made timestamp with time zone DEFAULT now() NOT NULL
);
CREATE INDEX details_home_page ON app.details ("homePage");
COMMENT ON TABLE app.details IS 'What few ask for';
CREATE FUNCTION app."User__homePage__to_other"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO app.details AS other (user_id, "homePage", settings)
  SELECT own.id, own."homePage", own.settings FROM app."User" AS own WHERE own.id = NEW.id
  ON CONFLICT (user_id) DO UPDATE SET "homePage" = EXCLUDED."homePage", settings = EXCLUDED.settings
  WHERE ROW(other."homePage", (other.settings)::text) IS DISTINCT FROM ROW(EXCLUDED."homePage", (EXCLUDED.settings)::text);
  RETURN NULL;
END $$;
CREATE FUNCTION app."User__homePage__from_other"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    UPDATE app."User" AS own SET "homePage" = NULL, settings = NULL
    WHERE own.id = OLD.user_id AND (own."homePage" IS NOT NULL OR own.settings IS NOT NULL)
      AND NOT EXISTS (SELECT 1 FROM app.details AS other WHERE other.user_id = own.id);
    RETURN NULL;
  END IF;
  IF TG_OP = 'UPDATE' THEN
    IF OLD.user_id IS DISTINCT FROM NEW.user_id THEN
      UPDATE app."User" AS own SET "homePage" = NULL, settings = NULL
      WHERE own.id = OLD.user_id AND (own."homePage" IS NOT NULL OR own.settings IS NOT NULL)
        AND NOT EXISTS (SELECT 1 FROM app.details AS other WHERE other.user_id = own.id);
    END IF;
  END IF;
  UPDATE app."User" AS own SET "homePage" = other."homePage", settings = other.settings FROM app.details AS other
  WHERE other.user_id = NEW.user_id AND own.id = other.user_id AND ROW(own."homePage", (own.settings)::text) IS DISTINCT FROM ROW(other."homePage", (other.settings)::text);
  RETURN NULL;
END $$;
CREATE TRIGGER "zz_homePage_to_other_i" AFTER INSERT ON app."User" FOR EACH ROW WHEN (NEW."homePage" IS NOT NULL OR NEW.settings IS NOT NULL) EXECUTE FUNCTION app."User__homePage__to_other"();
CREATE TRIGGER "zz_homePage_to_other_u" AFTER UPDATE ON app."User" FOR EACH ROW WHEN (ROW(OLD."homePage", (OLD.settings)::text) IS DISTINCT FROM ROW(NEW."homePage", (NEW.settings)::text)) EXECUTE FUNCTION app."User__homePage__to_other"();
CREATE TRIGGER "zz_homePage_from_other" AFTER INSERT OR DELETE ON app.details FOR EACH ROW EXECUTE FUNCTION app."User__homePage__from_other"();
CREATE TRIGGER "zz_homePage_from_other_u" AFTER UPDATE ON app.details FOR EACH ROW WHEN (OLD.user_id IS DISTINCT FROM NEW.user_id OR ROW(OLD."homePage", (OLD.settings)::text) IS DISTINCT FROM ROW(NEW."homePage", (NEW.settings)::text)) EXECUTE FUNCTION app."User__homePage__from_other"();
-- down: DROP TRIGGER "zz_homePage_to_other_i" ON app."User";
-- down: DROP TRIGGER "zz_homePage_to_other_u" ON app."User";
-- down: DROP TRIGGER "zz_homePage_from_other" ON app.details;
-- down: DROP TRIGGER "zz_homePage_from_other_u" ON app.details;
-- down: DROP FUNCTION app."User__homePage__to_other"();
-- down: DROP FUNCTION app."User__homePage__from_other"();
-- down: DROP TABLE app.details;

-- backfill, this release, outside a transaction: Copy what is there into app.details
DO $$
DECLARE
  _done app."User".id%TYPE;
  _upto app."User".id%TYPE;
BEGIN
  LOOP
    SELECT batch.id INTO _upto
    FROM (SELECT id FROM app."User" WHERE _done IS NULL OR id > _done ORDER BY id LIMIT 1000) AS batch
    ORDER BY batch.id DESC LIMIT 1;
    EXIT WHEN _upto IS NULL;
    WITH filled AS (
      UPDATE app."User" AS own SET "homePage" = own."homePage", settings = own.settings
      WHERE (_done IS NULL OR own.id > _done) AND own.id <= _upto AND NOT EXISTS (SELECT 1 FROM app.details AS other WHERE other.user_id = own.id AND NOT (ROW(own."homePage", (own.settings)::text) IS DISTINCT FROM ROW(other."homePage", (other.settings)::text)))
      RETURNING own.id, own."homePage", own.settings
    )
    INSERT INTO app.details AS other (user_id, "homePage", settings) SELECT filled.id, filled."homePage", filled.settings FROM filled
    ON CONFLICT (user_id) DO UPDATE SET "homePage" = EXCLUDED."homePage", settings = EXCLUDED.settings
    WHERE ROW(other."homePage", (other.settings)::text) IS DISTINCT FROM ROW(EXCLUDED."homePage", (EXCLUDED.settings)::text);
    COMMIT;
    _done := _upto;
    _upto := NULL;
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;

-- contract, next release: Let app.details go its own way
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM app."User" AS own LEFT JOIN app.details AS other ON other.user_id = own.id WHERE ROW(own."homePage", (own.settings)::text) IS DISTINCT FROM ROW(other."homePage", (other.settings)::text)) THEN
    RAISE EXCEPTION USING MESSAGE = 'app.User and app.details are out of step: run the backfill again';
  END IF;
END $$;
DROP TRIGGER "zz_homePage_from_other" ON app.details;
DROP TRIGGER "zz_homePage_from_other_u" ON app.details;
DROP FUNCTION app."User__homePage__from_other"();
-- down: LOCK TABLE app."User" IN SHARE ROW EXCLUSIVE MODE;
-- down: CREATE FUNCTION app."User__homePage__from_other"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- BEGIN
--   IF TG_OP = 'DELETE' THEN
--     UPDATE app."User" AS own SET "homePage" = NULL, settings = NULL
--     WHERE own.id = OLD.user_id AND (own."homePage" IS NOT NULL OR own.settings IS NOT NULL)
--       AND NOT EXISTS (SELECT 1 FROM app.details AS other WHERE other.user_id = own.id);
--     RETURN NULL;
--   END IF;
--   IF TG_OP = 'UPDATE' THEN
--     IF OLD.user_id IS DISTINCT FROM NEW.user_id THEN
--       UPDATE app."User" AS own SET "homePage" = NULL, settings = NULL
--       WHERE own.id = OLD.user_id AND (own."homePage" IS NOT NULL OR own.settings IS NOT NULL)
--         AND NOT EXISTS (SELECT 1 FROM app.details AS other WHERE other.user_id = own.id);
--     END IF;
--   END IF;
--   UPDATE app."User" AS own SET "homePage" = other."homePage", settings = other.settings FROM app.details AS other
--   WHERE other.user_id = NEW.user_id AND own.id = other.user_id AND ROW(own."homePage", (own.settings)::text) IS DISTINCT FROM ROW(other."homePage", (other.settings)::text);
--   RETURN NULL;
-- END $$;
-- down: CREATE TRIGGER "zz_homePage_from_other" AFTER INSERT OR DELETE ON app.details FOR EACH ROW EXECUTE FUNCTION app."User__homePage__from_other"();
-- down: CREATE TRIGGER "zz_homePage_from_other_u" AFTER UPDATE ON app.details FOR EACH ROW WHEN (OLD.user_id IS DISTINCT FROM NEW.user_id OR ROW(OLD."homePage", (OLD.settings)::text) IS DISTINCT FROM ROW(NEW."homePage", (NEW.settings)::text)) EXECUTE FUNCTION app."User__homePage__from_other"();
-- down: UPDATE app."User" AS own SET "homePage" = other."homePage", settings = other.settings FROM app.details AS other WHERE other.user_id = own.id;
-- down: CREATE FUNCTION app."User__homePage__to_other"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- BEGIN
--   INSERT INTO app.details AS other (user_id, "homePage", settings)
--   SELECT own.id, own."homePage", own.settings FROM app."User" AS own WHERE own.id = NEW.id
--   ON CONFLICT (user_id) DO UPDATE SET "homePage" = EXCLUDED."homePage", settings = EXCLUDED.settings
--   WHERE ROW(other."homePage", (other.settings)::text) IS DISTINCT FROM ROW(EXCLUDED."homePage", (EXCLUDED.settings)::text);
--   RETURN NULL;
-- END $$;
-- down: CREATE TRIGGER "zz_homePage_to_other_i" AFTER INSERT ON app."User" FOR EACH ROW WHEN (NEW."homePage" IS NOT NULL OR NEW.settings IS NOT NULL) EXECUTE FUNCTION app."User__homePage__to_other"();
-- down: CREATE TRIGGER "zz_homePage_to_other_u" AFTER UPDATE ON app."User" FOR EACH ROW WHEN (ROW(OLD."homePage", (OLD.settings)::text) IS DISTINCT FROM ROW(NEW."homePage", (NEW.settings)::text)) EXECUTE FUNCTION app."User__homePage__to_other"();

-- contract, next release: Drop app.User.homePage and app.User.settings; app.details has the values
DROP TRIGGER "zz_homePage_to_other_i" ON app."User";
DROP TRIGGER "zz_homePage_to_other_u" ON app."User";
DROP FUNCTION app."User__homePage__to_other"();
ALTER TABLE app."User" DROP COLUMN "homePage";
ALTER TABLE app."User" DROP COLUMN settings;
-- down: ALTER TABLE app."User" ADD COLUMN "homePage" text;
-- down: ALTER TABLE app."User" ADD COLUMN settings json;
