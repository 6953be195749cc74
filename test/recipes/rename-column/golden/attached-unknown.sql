-- Rename players.nick to handle in two releases
-- servers: v1.0.0 goes on reading and writing nick.
-- servers: The new server reads and writes handle only, and never names nick; it starts when SELECT count(*) FROM players WHERE handle IS DISTINCT FROM nick says 0.
-- note: At the end the original column stays under its new name, with all that depends on it.
-- note: The backfill fires players_noted for each row it fills.
-- note: Triggers are passed over by session_replication_role = replica, DISABLE TRIGGER and pg_restore. The contract step stops where a row differs: then run the backfill again.
-- note: Taking the contract step back copies nick in all rows under one lock.
-- note: Privileges on single columns are not copied: grant those of nick on handle as well.

-- expand, this release: Add players.handle and keep it in step with nick
ALTER TABLE players ADD COLUMN handle text;
CREATE FUNCTION players__handle__from_new() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    -- Both were assigned, and only the old column got another value.
    IF NEW.handle IS NOT DISTINCT FROM OLD.handle AND NEW.nick IS DISTINCT FROM OLD.nick THEN
      RETURN NEW;
    END IF;
    -- Not filled yet: it was read as NULL and written back.
    IF NEW.handle IS NULL AND OLD.handle IS NULL AND OLD.nick IS NOT NULL THEN
      RETURN NEW;
    END IF;
  END IF;
  NEW.nick := NEW.handle;
  RETURN NEW;
END $$;
CREATE FUNCTION players__handle__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.handle := NEW.nick;
  RETURN NEW;
END $$;
CREATE TRIGGER "00_handle_from_new_i" BEFORE INSERT ON players FOR EACH ROW WHEN (NEW.handle IS NOT NULL) EXECUTE FUNCTION players__handle__from_new();
CREATE TRIGGER "00_handle_from_new_u" BEFORE UPDATE OF handle ON players FOR EACH ROW EXECUTE FUNCTION players__handle__from_new();
CREATE TRIGGER zz_handle_from_old BEFORE INSERT OR UPDATE ON players FOR EACH ROW EXECUTE FUNCTION players__handle__from_old();
-- down: DROP TRIGGER zz_handle_from_old ON players;
-- down: DROP TRIGGER "00_handle_from_new_i" ON players;
-- down: DROP TRIGGER "00_handle_from_new_u" ON players;
-- down: DROP FUNCTION players__handle__from_new();
-- down: DROP FUNCTION players__handle__from_old();
-- down: ALTER TABLE players DROP COLUMN handle;

-- backfill, this release, outside a transaction: Fill players.handle of the rows that are there
DO $$
DECLARE
  _done players.id%TYPE;
  _upto players.id%TYPE;
BEGIN
  LOOP
    SELECT batch.id INTO _upto
    FROM (SELECT id FROM players WHERE _done IS NULL OR id > _done ORDER BY id LIMIT 1000) AS batch
    ORDER BY batch.id DESC LIMIT 1;
    EXIT WHEN _upto IS NULL;
    UPDATE players SET handle = nick
    WHERE (_done IS NULL OR id > _done) AND id <= _upto AND (handle IS DISTINCT FROM nick);
    COMMIT;
    _done := _upto;
    _upto := NULL;
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;

-- contract, next release: Drop the copy and rename players.nick to handle
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM players WHERE handle IS DISTINCT FROM nick) THEN
    RAISE EXCEPTION USING MESSAGE = 'players.handle and nick differ: run the backfill again';
  END IF;
END $$;
DROP TRIGGER zz_handle_from_old ON players;
DROP TRIGGER "00_handle_from_new_i" ON players;
DROP TRIGGER "00_handle_from_new_u" ON players;
DROP FUNCTION players__handle__from_new();
DROP FUNCTION players__handle__from_old();
ALTER TABLE players DROP COLUMN handle;
ALTER TABLE players RENAME COLUMN nick TO handle;
-- down: ALTER TABLE players RENAME COLUMN handle TO nick;
-- down: ALTER TABLE players ADD COLUMN handle text;
-- down: UPDATE players SET handle = nick;
-- down: CREATE FUNCTION players__handle__from_new() RETURNS trigger LANGUAGE plpgsql AS $$
-- BEGIN
--   IF TG_OP = 'UPDATE' THEN
--     -- Both were assigned, and only the old column got another value.
--     IF NEW.handle IS NOT DISTINCT FROM OLD.handle AND NEW.nick IS DISTINCT FROM OLD.nick THEN
--       RETURN NEW;
--     END IF;
--     -- Not filled yet: it was read as NULL and written back.
--     IF NEW.handle IS NULL AND OLD.handle IS NULL AND OLD.nick IS NOT NULL THEN
--       RETURN NEW;
--     END IF;
--   END IF;
--   NEW.nick := NEW.handle;
--   RETURN NEW;
-- END $$;
-- down: CREATE FUNCTION players__handle__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
-- BEGIN
--   NEW.handle := NEW.nick;
--   RETURN NEW;
-- END $$;
-- down: CREATE TRIGGER "00_handle_from_new_i" BEFORE INSERT ON players FOR EACH ROW WHEN (NEW.handle IS NOT NULL) EXECUTE FUNCTION players__handle__from_new();
-- down: CREATE TRIGGER "00_handle_from_new_u" BEFORE UPDATE OF handle ON players FOR EACH ROW EXECUTE FUNCTION players__handle__from_new();
-- down: CREATE TRIGGER zz_handle_from_old BEFORE INSERT OR UPDATE ON players FOR EACH ROW EXECUTE FUNCTION players__handle__from_old();
