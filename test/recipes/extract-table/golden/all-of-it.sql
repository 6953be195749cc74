-- Move users.bio to profiles in two releases
-- servers: v1.0.0 goes on reading and writing users.bio.
-- servers: The new server reads and writes profiles only; it starts when SELECT count(*) FROM (SELECT 1 FROM users AS own LEFT JOIN profiles AS other ON other.user_id = own.id WHERE (own.bio)::text COLLATE "C" IS DISTINCT FROM (other.bio)::text COLLATE "C") AS out_of_step says 0.
-- servers: A row of users that v1.0.0 makes has one in profiles as soon as there is a value, so the new server takes a missing row for NULL, and writes by INSERT … ON CONFLICT (user_id) DO UPDATE where it is not the one that made the row of users.
-- note: Servers that write to the same row at once may deadlock, as one locks users first and the other the other table: one of them is told so (40P01) and must try again.
-- note: users_bio goes along with the columns.
-- note: After the contract step there is no way back to v1.0.0 but by the way back of that step, which fills the columns again under one lock.

-- expand, this release: Keep profiles in step with users.bio
CREATE TABLE profiles (
  user_id bigint PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
  bio text STORAGE EXTERNAL COMPRESSION pglz COLLATE "C"
) WITH (fillfactor = 80);
COMMENT ON TABLE profiles IS 'What users say';
CREATE STATISTICS profiles_together ON user_id, bio FROM profiles;
ALTER TABLE profiles ALTER COLUMN bio SET STATISTICS 300;
ALTER TABLE profiles OWNER TO pg_monitor;
ALTER TABLE profiles REPLICA IDENTITY FULL;
COMMENT ON COLUMN profiles.bio IS 'In their words';
CREATE INDEX profiles_bio ON profiles (bio text_pattern_ops) WITH (fillfactor = 60);
CREATE FUNCTION users__bio__to_other() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO profiles AS other (user_id, bio)
  SELECT own.id, own.bio FROM users AS own WHERE own.id = NEW.id
  ON CONFLICT (user_id) DO UPDATE SET bio = EXCLUDED.bio
  WHERE (other.bio)::text COLLATE "C" IS DISTINCT FROM (EXCLUDED.bio)::text COLLATE "C";
  RETURN NULL;
END $$;
CREATE FUNCTION users__bio__from_other() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    UPDATE users AS own SET bio = NULL
    WHERE own.id = OLD.user_id AND (own.bio IS NOT NULL)
      AND NOT EXISTS (SELECT 1 FROM profiles AS other WHERE other.user_id = own.id);
    RETURN NULL;
  END IF;
  IF TG_OP = 'UPDATE' THEN
    IF OLD.user_id IS DISTINCT FROM NEW.user_id THEN
      UPDATE users AS own SET bio = NULL
      WHERE own.id = OLD.user_id AND (own.bio IS NOT NULL)
        AND NOT EXISTS (SELECT 1 FROM profiles AS other WHERE other.user_id = own.id);
    END IF;
  END IF;
  UPDATE users AS own SET bio = other.bio FROM profiles AS other
  WHERE other.user_id = NEW.user_id AND own.id = other.user_id AND (own.bio)::text COLLATE "C" IS DISTINCT FROM (other.bio)::text COLLATE "C";
  RETURN NULL;
END $$;
CREATE TRIGGER zz_bio_to_other_i AFTER INSERT ON users FOR EACH ROW WHEN (NEW.bio IS NOT NULL) EXECUTE FUNCTION users__bio__to_other();
CREATE TRIGGER zz_bio_to_other_u AFTER UPDATE ON users FOR EACH ROW WHEN ((OLD.bio)::text COLLATE "C" IS DISTINCT FROM (NEW.bio)::text COLLATE "C") EXECUTE FUNCTION users__bio__to_other();
CREATE TRIGGER zz_bio_from_other AFTER INSERT OR DELETE ON profiles FOR EACH ROW EXECUTE FUNCTION users__bio__from_other();
CREATE TRIGGER zz_bio_from_other_u AFTER UPDATE ON profiles FOR EACH ROW WHEN (OLD.user_id IS DISTINCT FROM NEW.user_id OR (OLD.bio)::text COLLATE "C" IS DISTINCT FROM (NEW.bio)::text COLLATE "C") EXECUTE FUNCTION users__bio__from_other();
-- down: DROP TRIGGER zz_bio_to_other_i ON users;
-- down: DROP TRIGGER zz_bio_to_other_u ON users;
-- down: DROP TRIGGER zz_bio_from_other ON profiles;
-- down: DROP TRIGGER zz_bio_from_other_u ON profiles;
-- down: DROP FUNCTION users__bio__to_other();
-- down: DROP FUNCTION users__bio__from_other();
-- down: DROP TABLE profiles;

-- backfill, this release, outside a transaction: Copy what is there into profiles
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
      UPDATE users AS own SET bio = own.bio
      WHERE (_done IS NULL OR own.id > _done) AND own.id <= _upto AND NOT EXISTS (SELECT 1 FROM profiles AS other WHERE other.user_id = own.id AND NOT ((own.bio)::text COLLATE "C" IS DISTINCT FROM (other.bio)::text COLLATE "C"))
      RETURNING own.id, own.bio
    )
    INSERT INTO profiles AS other (user_id, bio) SELECT filled.id, filled.bio FROM filled
    ON CONFLICT (user_id) DO UPDATE SET bio = EXCLUDED.bio
    WHERE (other.bio)::text COLLATE "C" IS DISTINCT FROM (EXCLUDED.bio)::text COLLATE "C";
    COMMIT;
    _done := _upto;
    _upto := NULL;
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;

-- contract, next release: Let profiles go its own way
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM users AS own LEFT JOIN profiles AS other ON other.user_id = own.id WHERE (own.bio)::text COLLATE "C" IS DISTINCT FROM (other.bio)::text COLLATE "C") THEN
    RAISE EXCEPTION USING MESSAGE = 'users and profiles are out of step: run the backfill again';
  END IF;
END $$;
DROP TRIGGER zz_bio_from_other ON profiles;
DROP TRIGGER zz_bio_from_other_u ON profiles;
DROP FUNCTION users__bio__from_other();
-- down: LOCK TABLE users IN SHARE ROW EXCLUSIVE MODE;
-- down: CREATE FUNCTION users__bio__from_other() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- BEGIN
--   IF TG_OP = 'DELETE' THEN
--     UPDATE users AS own SET bio = NULL
--     WHERE own.id = OLD.user_id AND (own.bio IS NOT NULL)
--       AND NOT EXISTS (SELECT 1 FROM profiles AS other WHERE other.user_id = own.id);
--     RETURN NULL;
--   END IF;
--   IF TG_OP = 'UPDATE' THEN
--     IF OLD.user_id IS DISTINCT FROM NEW.user_id THEN
--       UPDATE users AS own SET bio = NULL
--       WHERE own.id = OLD.user_id AND (own.bio IS NOT NULL)
--         AND NOT EXISTS (SELECT 1 FROM profiles AS other WHERE other.user_id = own.id);
--     END IF;
--   END IF;
--   UPDATE users AS own SET bio = other.bio FROM profiles AS other
--   WHERE other.user_id = NEW.user_id AND own.id = other.user_id AND (own.bio)::text COLLATE "C" IS DISTINCT FROM (other.bio)::text COLLATE "C";
--   RETURN NULL;
-- END $$;
-- down: CREATE TRIGGER zz_bio_from_other AFTER INSERT OR DELETE ON profiles FOR EACH ROW EXECUTE FUNCTION users__bio__from_other();
-- down: CREATE TRIGGER zz_bio_from_other_u AFTER UPDATE ON profiles FOR EACH ROW WHEN (OLD.user_id IS DISTINCT FROM NEW.user_id OR (OLD.bio)::text COLLATE "C" IS DISTINCT FROM (NEW.bio)::text COLLATE "C") EXECUTE FUNCTION users__bio__from_other();
-- down: UPDATE users AS own SET bio = other.bio FROM profiles AS other WHERE other.user_id = own.id;
-- down: CREATE FUNCTION users__bio__to_other() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- BEGIN
--   INSERT INTO profiles AS other (user_id, bio)
--   SELECT own.id, own.bio FROM users AS own WHERE own.id = NEW.id
--   ON CONFLICT (user_id) DO UPDATE SET bio = EXCLUDED.bio
--   WHERE (other.bio)::text COLLATE "C" IS DISTINCT FROM (EXCLUDED.bio)::text COLLATE "C";
--   RETURN NULL;
-- END $$;
-- down: CREATE TRIGGER zz_bio_to_other_i AFTER INSERT ON users FOR EACH ROW WHEN (NEW.bio IS NOT NULL) EXECUTE FUNCTION users__bio__to_other();
-- down: CREATE TRIGGER zz_bio_to_other_u AFTER UPDATE ON users FOR EACH ROW WHEN ((OLD.bio)::text COLLATE "C" IS DISTINCT FROM (NEW.bio)::text COLLATE "C") EXECUTE FUNCTION users__bio__to_other();

-- contract, next release: Drop users.bio; profiles has the values
DROP TRIGGER zz_bio_to_other_i ON users;
DROP TRIGGER zz_bio_to_other_u ON users;
DROP FUNCTION users__bio__to_other();
ALTER TABLE users DROP COLUMN bio;
-- down: ALTER TABLE users ADD COLUMN bio text COLLATE "C";
-- down: ALTER TABLE users ALTER COLUMN bio SET STORAGE external;
-- down: COMMENT ON COLUMN users.bio IS 'In their words';
-- down: ALTER TABLE users ALTER COLUMN bio SET STATISTICS 500;
-- down: CREATE INDEX users_bio ON users (lower(bio) text_pattern_ops DESC) WITH (fillfactor = 60) WHERE bio <> '';
-- down: ALTER TABLE users ADD CONSTRAINT short_bio CHECK (length(bio) < 900) NOT VALID;
-- down: COMMENT ON CONSTRAINT short_bio ON users IS 'Fits the page';
-- down: CREATE STATISTICS users_together ON id, bio FROM users;
