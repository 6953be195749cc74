-- Move users.avatar to avatars in two releases
-- servers: v1.0.0 goes on reading and writing users.avatar.
-- servers: The new server reads and writes avatars only; it starts when SELECT count(*) FROM (SELECT 1 FROM users AS own LEFT JOIN avatars AS other ON other.user_id = own.id WHERE own.avatar IS DISTINCT FROM other.avatar) AS out_of_step says 0.
-- servers: A row of avatars comes and goes with the value, whichever server writes it.
-- note: Servers that write to the same row at once may deadlock, as one locks users first and the other the other table: one of them is told so (40P01) and must try again.
-- note: After the contract step there is no way back to v1.0.0 but by the way back of that step, which fills the columns again under one lock.

-- expand, this release: Keep avatars in step with users.avatar
CREATE TABLE avatars (
  user_id bigint PRIMARY KEY,
  avatar text NOT NULL,
  FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
);
CREATE FUNCTION users__avatar__to_other() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM avatars AS other USING users AS own
  WHERE own.id = NEW.id AND other.user_id = own.id AND NOT (own.avatar IS NOT NULL);
  INSERT INTO avatars AS other (user_id, avatar)
  SELECT own.id, own.avatar FROM users AS own WHERE own.id = NEW.id AND (own.avatar IS NOT NULL)
  ON CONFLICT (user_id) DO UPDATE SET avatar = EXCLUDED.avatar
  WHERE other.avatar IS DISTINCT FROM EXCLUDED.avatar;
  RETURN NULL;
END $$;
CREATE FUNCTION users__avatar__from_other() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    UPDATE users AS own SET avatar = NULL
    WHERE own.id = OLD.user_id AND (own.avatar IS NOT NULL)
      AND NOT EXISTS (SELECT 1 FROM avatars AS other WHERE other.user_id = own.id);
    RETURN NULL;
  END IF;
  IF TG_OP = 'UPDATE' THEN
    IF OLD.user_id IS DISTINCT FROM NEW.user_id THEN
      UPDATE users AS own SET avatar = NULL
      WHERE own.id = OLD.user_id AND (own.avatar IS NOT NULL)
        AND NOT EXISTS (SELECT 1 FROM avatars AS other WHERE other.user_id = own.id);
    END IF;
  END IF;
  UPDATE users AS own SET avatar = other.avatar FROM avatars AS other
  WHERE other.user_id = NEW.user_id AND own.id = other.user_id AND own.avatar IS DISTINCT FROM other.avatar;
  RETURN NULL;
END $$;
CREATE TRIGGER zz_avatar_to_other_i AFTER INSERT ON users FOR EACH ROW WHEN (NEW.avatar IS NOT NULL) EXECUTE FUNCTION users__avatar__to_other();
CREATE TRIGGER zz_avatar_to_other_u AFTER UPDATE ON users FOR EACH ROW WHEN (OLD.avatar IS DISTINCT FROM NEW.avatar) EXECUTE FUNCTION users__avatar__to_other();
CREATE TRIGGER zz_avatar_from_other AFTER INSERT OR DELETE ON avatars FOR EACH ROW EXECUTE FUNCTION users__avatar__from_other();
CREATE TRIGGER zz_avatar_from_other_u AFTER UPDATE ON avatars FOR EACH ROW WHEN (OLD.user_id IS DISTINCT FROM NEW.user_id OR OLD.avatar IS DISTINCT FROM NEW.avatar) EXECUTE FUNCTION users__avatar__from_other();
-- down: DROP TRIGGER zz_avatar_to_other_i ON users;
-- down: DROP TRIGGER zz_avatar_to_other_u ON users;
-- down: DROP TRIGGER zz_avatar_from_other ON avatars;
-- down: DROP TRIGGER zz_avatar_from_other_u ON avatars;
-- down: DROP FUNCTION users__avatar__to_other();
-- down: DROP FUNCTION users__avatar__from_other();
-- down: DROP TABLE avatars;

-- backfill, this release, outside a transaction: Copy what is there into avatars
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
      UPDATE users AS own SET avatar = own.avatar
      WHERE (_done IS NULL OR own.id > _done) AND own.id <= _upto AND (own.avatar IS NOT NULL) AND NOT EXISTS (SELECT 1 FROM avatars AS other WHERE other.user_id = own.id AND NOT (own.avatar IS DISTINCT FROM other.avatar))
      RETURNING own.id, own.avatar
    )
    INSERT INTO avatars AS other (user_id, avatar) SELECT filled.id, filled.avatar FROM filled
    ON CONFLICT (user_id) DO UPDATE SET avatar = EXCLUDED.avatar
    WHERE other.avatar IS DISTINCT FROM EXCLUDED.avatar;
    COMMIT;
    _done := _upto;
    _upto := NULL;
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;

-- contract, next release: Let avatars go its own way
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM users AS own LEFT JOIN avatars AS other ON other.user_id = own.id WHERE own.avatar IS DISTINCT FROM other.avatar) THEN
    RAISE EXCEPTION USING MESSAGE = 'users and avatars are out of step: run the backfill again';
  END IF;
END $$;
DROP TRIGGER zz_avatar_from_other ON avatars;
DROP TRIGGER zz_avatar_from_other_u ON avatars;
DROP FUNCTION users__avatar__from_other();
-- down: LOCK TABLE users IN SHARE ROW EXCLUSIVE MODE;
-- down: CREATE FUNCTION users__avatar__from_other() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- BEGIN
--   IF TG_OP = 'DELETE' THEN
--     UPDATE users AS own SET avatar = NULL
--     WHERE own.id = OLD.user_id AND (own.avatar IS NOT NULL)
--       AND NOT EXISTS (SELECT 1 FROM avatars AS other WHERE other.user_id = own.id);
--     RETURN NULL;
--   END IF;
--   IF TG_OP = 'UPDATE' THEN
--     IF OLD.user_id IS DISTINCT FROM NEW.user_id THEN
--       UPDATE users AS own SET avatar = NULL
--       WHERE own.id = OLD.user_id AND (own.avatar IS NOT NULL)
--         AND NOT EXISTS (SELECT 1 FROM avatars AS other WHERE other.user_id = own.id);
--     END IF;
--   END IF;
--   UPDATE users AS own SET avatar = other.avatar FROM avatars AS other
--   WHERE other.user_id = NEW.user_id AND own.id = other.user_id AND own.avatar IS DISTINCT FROM other.avatar;
--   RETURN NULL;
-- END $$;
-- down: CREATE TRIGGER zz_avatar_from_other AFTER INSERT OR DELETE ON avatars FOR EACH ROW EXECUTE FUNCTION users__avatar__from_other();
-- down: CREATE TRIGGER zz_avatar_from_other_u AFTER UPDATE ON avatars FOR EACH ROW WHEN (OLD.user_id IS DISTINCT FROM NEW.user_id OR OLD.avatar IS DISTINCT FROM NEW.avatar) EXECUTE FUNCTION users__avatar__from_other();
-- down: UPDATE users AS own SET avatar = other.avatar FROM avatars AS other WHERE other.user_id = own.id;
-- down: CREATE FUNCTION users__avatar__to_other() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- BEGIN
--   DELETE FROM avatars AS other USING users AS own
--   WHERE own.id = NEW.id AND other.user_id = own.id AND NOT (own.avatar IS NOT NULL);
--   INSERT INTO avatars AS other (user_id, avatar)
--   SELECT own.id, own.avatar FROM users AS own WHERE own.id = NEW.id AND (own.avatar IS NOT NULL)
--   ON CONFLICT (user_id) DO UPDATE SET avatar = EXCLUDED.avatar
--   WHERE other.avatar IS DISTINCT FROM EXCLUDED.avatar;
--   RETURN NULL;
-- END $$;
-- down: CREATE TRIGGER zz_avatar_to_other_i AFTER INSERT ON users FOR EACH ROW WHEN (NEW.avatar IS NOT NULL) EXECUTE FUNCTION users__avatar__to_other();
-- down: CREATE TRIGGER zz_avatar_to_other_u AFTER UPDATE ON users FOR EACH ROW WHEN (OLD.avatar IS DISTINCT FROM NEW.avatar) EXECUTE FUNCTION users__avatar__to_other();

-- contract, next release: Drop users.avatar; avatars has the values
DROP TRIGGER zz_avatar_to_other_i ON users;
DROP TRIGGER zz_avatar_to_other_u ON users;
DROP FUNCTION users__avatar__to_other();
ALTER TABLE users DROP COLUMN avatar;
-- down: ALTER TABLE users ADD COLUMN avatar text;
