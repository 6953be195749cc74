-- Move users.lang to settings in two releases
-- servers: v1.0.0 goes on reading and writing users.lang.
-- servers: The new server reads and writes settings only; it starts when SELECT count(*) FROM (SELECT 1 FROM users AS own LEFT JOIN settings AS other ON other.user_id = own.id WHERE own.lang IS DISTINCT FROM other.lang) AS out_of_step says 0.
-- servers: A row of users that v1.0.0 makes has one in settings as soon as there is a value, so the new server takes a missing row for NULL, and writes by INSERT … ON CONFLICT (user_id) DO UPDATE where it is not the one that made the row of users.
-- note: users.lang has no default from now on: v1.0.0 always gives it a value itself.
-- note: Servers that write to the same row at once may deadlock, as one locks users first and the other the other table: one of them is told so (40P01) and must try again.
-- note: After the contract step there is no way back to v1.0.0 but by the way back of that step, which fills the columns again under one lock.

-- expand, this release: Keep settings in step with users.lang
ALTER TABLE users ALTER COLUMN lang DROP DEFAULT;
CREATE TABLE settings (
  user_id bigint PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
  lang text DEFAULT 'en'
);
CREATE FUNCTION users__lang__to_other() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO settings AS other (user_id, lang)
  SELECT own.id, own.lang FROM users AS own WHERE own.id = NEW.id
  ON CONFLICT (user_id) DO UPDATE SET lang = EXCLUDED.lang
  WHERE other.lang IS DISTINCT FROM EXCLUDED.lang;
  RETURN NULL;
END $$;
CREATE FUNCTION users__lang__from_other() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    UPDATE users AS own SET lang = NULL
    WHERE own.id = OLD.user_id AND (own.lang IS NOT NULL)
      AND NOT EXISTS (SELECT 1 FROM settings AS other WHERE other.user_id = own.id);
    RETURN NULL;
  END IF;
  IF TG_OP = 'UPDATE' THEN
    IF OLD.user_id IS DISTINCT FROM NEW.user_id THEN
      UPDATE users AS own SET lang = NULL
      WHERE own.id = OLD.user_id AND (own.lang IS NOT NULL)
        AND NOT EXISTS (SELECT 1 FROM settings AS other WHERE other.user_id = own.id);
    END IF;
  END IF;
  UPDATE users AS own SET lang = other.lang FROM settings AS other
  WHERE other.user_id = NEW.user_id AND own.id = other.user_id AND own.lang IS DISTINCT FROM other.lang;
  RETURN NULL;
END $$;
CREATE TRIGGER zz_lang_to_other_i AFTER INSERT ON users FOR EACH ROW WHEN (NEW.lang IS NOT NULL) EXECUTE FUNCTION users__lang__to_other();
CREATE TRIGGER zz_lang_to_other_u AFTER UPDATE ON users FOR EACH ROW WHEN (OLD.lang IS DISTINCT FROM NEW.lang) EXECUTE FUNCTION users__lang__to_other();
CREATE TRIGGER zz_lang_from_other AFTER INSERT OR DELETE ON settings FOR EACH ROW EXECUTE FUNCTION users__lang__from_other();
CREATE TRIGGER zz_lang_from_other_u AFTER UPDATE ON settings FOR EACH ROW WHEN (OLD.user_id IS DISTINCT FROM NEW.user_id OR OLD.lang IS DISTINCT FROM NEW.lang) EXECUTE FUNCTION users__lang__from_other();
-- down: DROP TRIGGER zz_lang_to_other_i ON users;
-- down: DROP TRIGGER zz_lang_to_other_u ON users;
-- down: DROP TRIGGER zz_lang_from_other ON settings;
-- down: DROP TRIGGER zz_lang_from_other_u ON settings;
-- down: DROP FUNCTION users__lang__to_other();
-- down: DROP FUNCTION users__lang__from_other();
-- down: DROP TABLE settings;
-- down: ALTER TABLE users ALTER COLUMN lang SET DEFAULT 'en';

-- backfill, this release, outside a transaction: Copy what is there into settings
DO $$
DECLARE
  _done users.id%TYPE;
  _upto users.id%TYPE;
BEGIN
  LOOP
    SELECT batch.id INTO _upto
    FROM (SELECT id FROM users WHERE _done IS NULL OR id > _done ORDER BY id LIMIT 1000) AS batch
    ORDER BY batch.id DESC LIMIT 1;
    EXIT WHEN _upto IS NULL;
    WITH filled AS (
      UPDATE users AS own SET lang = own.lang
      WHERE (_done IS NULL OR own.id > _done) AND own.id <= _upto AND NOT EXISTS (SELECT 1 FROM settings AS other WHERE other.user_id = own.id AND NOT (own.lang IS DISTINCT FROM other.lang))
      RETURNING own.id, own.lang
    )
    INSERT INTO settings AS other (user_id, lang) SELECT filled.id, filled.lang FROM filled
    ON CONFLICT (user_id) DO UPDATE SET lang = EXCLUDED.lang
    WHERE other.lang IS DISTINCT FROM EXCLUDED.lang;
    COMMIT;
    _done := _upto;
    _upto := NULL;
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;

-- contract, next release: Let settings go its own way
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM users AS own LEFT JOIN settings AS other ON other.user_id = own.id WHERE own.lang IS DISTINCT FROM other.lang) THEN
    RAISE EXCEPTION USING MESSAGE = 'users and settings are out of step: run the backfill again';
  END IF;
END $$;
DROP TRIGGER zz_lang_from_other ON settings;
DROP TRIGGER zz_lang_from_other_u ON settings;
DROP FUNCTION users__lang__from_other();
-- down: LOCK TABLE users IN SHARE ROW EXCLUSIVE MODE;
-- down: CREATE FUNCTION users__lang__from_other() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- BEGIN
--   IF TG_OP = 'DELETE' THEN
--     UPDATE users AS own SET lang = NULL
--     WHERE own.id = OLD.user_id AND (own.lang IS NOT NULL)
--       AND NOT EXISTS (SELECT 1 FROM settings AS other WHERE other.user_id = own.id);
--     RETURN NULL;
--   END IF;
--   IF TG_OP = 'UPDATE' THEN
--     IF OLD.user_id IS DISTINCT FROM NEW.user_id THEN
--       UPDATE users AS own SET lang = NULL
--       WHERE own.id = OLD.user_id AND (own.lang IS NOT NULL)
--         AND NOT EXISTS (SELECT 1 FROM settings AS other WHERE other.user_id = own.id);
--     END IF;
--   END IF;
--   UPDATE users AS own SET lang = other.lang FROM settings AS other
--   WHERE other.user_id = NEW.user_id AND own.id = other.user_id AND own.lang IS DISTINCT FROM other.lang;
--   RETURN NULL;
-- END $$;
-- down: CREATE TRIGGER zz_lang_from_other AFTER INSERT OR DELETE ON settings FOR EACH ROW EXECUTE FUNCTION users__lang__from_other();
-- down: CREATE TRIGGER zz_lang_from_other_u AFTER UPDATE ON settings FOR EACH ROW WHEN (OLD.user_id IS DISTINCT FROM NEW.user_id OR OLD.lang IS DISTINCT FROM NEW.lang) EXECUTE FUNCTION users__lang__from_other();
-- down: UPDATE users AS own SET lang = other.lang FROM settings AS other WHERE other.user_id = own.id;
-- down: CREATE FUNCTION users__lang__to_other() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- BEGIN
--   INSERT INTO settings AS other (user_id, lang)
--   SELECT own.id, own.lang FROM users AS own WHERE own.id = NEW.id
--   ON CONFLICT (user_id) DO UPDATE SET lang = EXCLUDED.lang
--   WHERE other.lang IS DISTINCT FROM EXCLUDED.lang;
--   RETURN NULL;
-- END $$;
-- down: CREATE TRIGGER zz_lang_to_other_i AFTER INSERT ON users FOR EACH ROW WHEN (NEW.lang IS NOT NULL) EXECUTE FUNCTION users__lang__to_other();
-- down: CREATE TRIGGER zz_lang_to_other_u AFTER UPDATE ON users FOR EACH ROW WHEN (OLD.lang IS DISTINCT FROM NEW.lang) EXECUTE FUNCTION users__lang__to_other();

-- contract, next release: Drop users.lang; settings has the values
DROP TRIGGER zz_lang_to_other_i ON users;
DROP TRIGGER zz_lang_to_other_u ON users;
DROP FUNCTION users__lang__to_other();
ALTER TABLE users DROP COLUMN lang;
-- down: ALTER TABLE users ADD COLUMN lang text;
