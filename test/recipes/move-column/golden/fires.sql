-- Move users.bio to profiles in two releases
-- servers: v1.0.0 goes on reading and writing users.bio.
-- servers: The new server reads and writes profiles only; it starts when SELECT count(*) FROM (SELECT 1 FROM users AS own LEFT JOIN profiles AS other ON other.user_id = own.id WHERE own.bio IS DISTINCT FROM other.bio) AS out_of_step says 0.
-- servers: A value of users without a row of profiles waits there, unseen by the new server, until one of the servers makes that row, which then has it.
-- note: Values without a row of profiles would be lost: the contract step fails as long as there are any. Make their rows, or set them to NULL.
-- note: Servers that write to the same row at once may deadlock, as one locks users first and the other the other table: one of them is told so (40P01) and must try again.
-- note: The backfill, and what the new server writes to the other table, fires on_user of users.
-- note: The backfill, and what v1.0.0 writes to users, fires on_profile of profiles.
-- note: After the contract step there is no way back to v1.0.0 but by the way back of that step, which fills the columns again under one lock.

-- expand, this release: Add bio to profiles
ALTER TABLE profiles ADD COLUMN bio text;
-- down: ALTER TABLE profiles DROP COLUMN bio;

-- backfill, this release: Keep profiles in step with users.bio
CREATE FUNCTION users__bio__to_other() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE profiles AS other SET bio = own.bio FROM users AS own
  WHERE own.id = NEW.id AND other.user_id = own.id AND own.bio IS DISTINCT FROM other.bio;
  RETURN NULL;
END $$;
CREATE TRIGGER zz_bio_to_other_i AFTER INSERT ON users FOR EACH ROW WHEN (NEW.bio IS NOT NULL) EXECUTE FUNCTION users__bio__to_other();
CREATE TRIGGER zz_bio_to_other_u AFTER UPDATE ON users FOR EACH ROW WHEN (OLD.bio IS DISTINCT FROM NEW.bio) EXECUTE FUNCTION users__bio__to_other();
-- down: DROP TRIGGER zz_bio_to_other_i ON users;
-- down: DROP TRIGGER zz_bio_to_other_u ON users;
-- down: DROP FUNCTION users__bio__to_other();

-- backfill, this release: Keep users.bio in step with profiles
CREATE FUNCTION users__bio__from_other() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE users AS own SET bio = other.bio FROM profiles AS other
  WHERE other.user_id = NEW.user_id AND own.id = other.user_id AND own.bio IS DISTINCT FROM other.bio;
  RETURN NULL;
END $$;
CREATE FUNCTION users__bio__fetched() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM 1 FROM users AS own WHERE own.id = NEW.user_id FOR NO KEY UPDATE;
  IF NOT (NEW.bio IS NOT NULL) AND NOT EXISTS (SELECT 1 FROM profiles AS other WHERE other.user_id = NEW.user_id) THEN
    SELECT own.bio INTO NEW.bio
    FROM users AS own WHERE own.id = NEW.user_id;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER zz_bio_from_other_i AFTER INSERT ON profiles FOR EACH ROW WHEN (NEW.bio IS NOT NULL) EXECUTE FUNCTION users__bio__from_other();
CREATE TRIGGER zz_bio_from_other_u AFTER UPDATE ON profiles FOR EACH ROW WHEN (OLD.bio IS DISTINCT FROM NEW.bio) EXECUTE FUNCTION users__bio__from_other();
CREATE TRIGGER zz_bio_fetched BEFORE INSERT ON profiles FOR EACH ROW EXECUTE FUNCTION users__bio__fetched();
-- down: DROP TRIGGER zz_bio_from_other_i ON profiles;
-- down: DROP TRIGGER zz_bio_from_other_u ON profiles;
-- down: DROP TRIGGER zz_bio_fetched ON profiles;
-- down: DROP FUNCTION users__bio__from_other();
-- down: DROP FUNCTION users__bio__fetched();

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
      WHERE (_done IS NULL OR own.id > _done) AND own.id <= _upto AND EXISTS (SELECT 1 FROM profiles AS other WHERE other.user_id = own.id AND own.bio IS DISTINCT FROM other.bio)
      RETURNING own.id, own.bio
    )
    UPDATE profiles AS other SET bio = filled.bio FROM filled
    WHERE other.user_id = filled.id AND filled.bio IS DISTINCT FROM other.bio;
    COMMIT;
    _done := _upto;
    _upto := NULL;
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;

-- contract, next release: Let profiles go its own way
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM users AS own LEFT JOIN profiles AS other ON other.user_id = own.id WHERE own.bio IS DISTINCT FROM other.bio) THEN
    RAISE EXCEPTION USING MESSAGE = 'users and profiles are out of step: run the backfill again';
  END IF;
END $$;
DROP TRIGGER zz_bio_from_other_i ON profiles;
DROP TRIGGER zz_bio_from_other_u ON profiles;
DROP TRIGGER zz_bio_fetched ON profiles;
DROP FUNCTION users__bio__from_other();
DROP FUNCTION users__bio__fetched();
-- down: LOCK TABLE users IN SHARE ROW EXCLUSIVE MODE;
-- down: CREATE FUNCTION users__bio__from_other() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- BEGIN
--   UPDATE users AS own SET bio = other.bio FROM profiles AS other
--   WHERE other.user_id = NEW.user_id AND own.id = other.user_id AND own.bio IS DISTINCT FROM other.bio;
--   RETURN NULL;
-- END $$;
-- down: CREATE FUNCTION users__bio__fetched() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- BEGIN
--   PERFORM 1 FROM users AS own WHERE own.id = NEW.user_id FOR NO KEY UPDATE;
--   IF NOT (NEW.bio IS NOT NULL) AND NOT EXISTS (SELECT 1 FROM profiles AS other WHERE other.user_id = NEW.user_id) THEN
--     SELECT own.bio INTO NEW.bio
--     FROM users AS own WHERE own.id = NEW.user_id;
--   END IF;
--   RETURN NEW;
-- END $$;
-- down: CREATE TRIGGER zz_bio_from_other_i AFTER INSERT ON profiles FOR EACH ROW WHEN (NEW.bio IS NOT NULL) EXECUTE FUNCTION users__bio__from_other();
-- down: CREATE TRIGGER zz_bio_from_other_u AFTER UPDATE ON profiles FOR EACH ROW WHEN (OLD.bio IS DISTINCT FROM NEW.bio) EXECUTE FUNCTION users__bio__from_other();
-- down: CREATE TRIGGER zz_bio_fetched BEFORE INSERT ON profiles FOR EACH ROW EXECUTE FUNCTION users__bio__fetched();
-- down: UPDATE users AS own SET bio = other.bio FROM profiles AS other WHERE other.user_id = own.id;
-- down: CREATE FUNCTION users__bio__to_other() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- BEGIN
--   UPDATE profiles AS other SET bio = own.bio FROM users AS own
--   WHERE own.id = NEW.id AND other.user_id = own.id AND own.bio IS DISTINCT FROM other.bio;
--   RETURN NULL;
-- END $$;
-- down: CREATE TRIGGER zz_bio_to_other_i AFTER INSERT ON users FOR EACH ROW WHEN (NEW.bio IS NOT NULL) EXECUTE FUNCTION users__bio__to_other();
-- down: CREATE TRIGGER zz_bio_to_other_u AFTER UPDATE ON users FOR EACH ROW WHEN (OLD.bio IS DISTINCT FROM NEW.bio) EXECUTE FUNCTION users__bio__to_other();

-- contract, next release: Drop users.bio; profiles has the values
DROP TRIGGER zz_bio_to_other_i ON users;
DROP TRIGGER zz_bio_to_other_u ON users;
DROP FUNCTION users__bio__to_other();
ALTER TABLE users DROP COLUMN bio;
-- down: ALTER TABLE users ADD COLUMN bio text;
