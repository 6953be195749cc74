-- Rename log.line to message in two releases
-- servers: v1.0.0 goes on reading and writing line.
-- servers: The new server reads and writes message only, and never names line; it starts when SELECT count(*) FROM log WHERE message IS DISTINCT FROM line says 0.
-- note: At the end the original column stays under its new name, because the index log_line_idx would have to be made again for the copy.
-- note: Triggers are passed over by session_replication_role = replica, DISABLE TRIGGER and pg_restore. The contract step stops where a row differs: then run the backfill again.
-- note: log_line_idx is not copied: until the contract step, queries by message do without it.
-- note: Taking the contract step back copies line in all rows under one lock.
-- note: Privileges on single columns are not copied: grant those of line on message as well.

-- expand, this release: Add log.message and keep it in step with line
ALTER TABLE log ADD COLUMN message text;
CREATE FUNCTION log__message__from_new() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    -- Both were assigned, and only the old column got another value.
    IF NEW.message IS NOT DISTINCT FROM OLD.message AND NEW.line IS DISTINCT FROM OLD.line THEN
      RETURN NEW;
    END IF;
    -- Not filled yet: it was read as NULL and written back.
    IF NEW.message IS NULL AND OLD.message IS NULL AND OLD.line IS NOT NULL THEN
      RETURN NEW;
    END IF;
  END IF;
  NEW.line := NEW.message;
  RETURN NEW;
END $$;
CREATE FUNCTION log__message__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.message := NEW.line;
  RETURN NEW;
END $$;
CREATE TRIGGER "00_message_from_new_i" BEFORE INSERT ON log FOR EACH ROW WHEN (NEW.message IS NOT NULL) EXECUTE FUNCTION log__message__from_new();
CREATE TRIGGER "00_message_from_new_u" BEFORE UPDATE OF message ON log FOR EACH ROW EXECUTE FUNCTION log__message__from_new();
CREATE TRIGGER zz_message_from_old BEFORE INSERT OR UPDATE ON log FOR EACH ROW EXECUTE FUNCTION log__message__from_old();
-- down: DROP TRIGGER zz_message_from_old ON log;
-- down: DROP TRIGGER "00_message_from_new_i" ON log;
-- down: DROP TRIGGER "00_message_from_new_u" ON log;
-- down: DROP FUNCTION log__message__from_new();
-- down: DROP FUNCTION log__message__from_old();
-- down: ALTER TABLE log DROP COLUMN message;

-- backfill, this release, outside a transaction: Fill log.message of the rows that are there
DO $$
DECLARE
  _done log.id%TYPE;
  _upto log.id%TYPE;
BEGIN
  LOOP
    SELECT batch.id INTO _upto
    FROM (SELECT id FROM log WHERE _done IS NULL OR id > _done ORDER BY id LIMIT 1000) AS batch
    ORDER BY batch.id DESC LIMIT 1;
    EXIT WHEN _upto IS NULL;
    UPDATE log SET message = line
    WHERE (_done IS NULL OR id > _done) AND id <= _upto AND (message IS DISTINCT FROM line);
    COMMIT;
    _done := _upto;
    _upto := NULL;
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;

-- contract, next release: Drop the copy and rename log.line to message
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM log WHERE message IS DISTINCT FROM line) THEN
    RAISE EXCEPTION USING MESSAGE = 'log.message and line differ: run the backfill again';
  END IF;
END $$;
DROP TRIGGER zz_message_from_old ON log;
DROP TRIGGER "00_message_from_new_i" ON log;
DROP TRIGGER "00_message_from_new_u" ON log;
DROP FUNCTION log__message__from_new();
DROP FUNCTION log__message__from_old();
ALTER TABLE log DROP COLUMN message;
ALTER TABLE log RENAME COLUMN line TO message;
-- down: ALTER TABLE log RENAME COLUMN message TO line;
-- down: ALTER TABLE log ADD COLUMN message text;
-- down: UPDATE log SET message = line;
-- down: CREATE FUNCTION log__message__from_new() RETURNS trigger LANGUAGE plpgsql AS $$
-- BEGIN
--   IF TG_OP = 'UPDATE' THEN
--     -- Both were assigned, and only the old column got another value.
--     IF NEW.message IS NOT DISTINCT FROM OLD.message AND NEW.line IS DISTINCT FROM OLD.line THEN
--       RETURN NEW;
--     END IF;
--     -- Not filled yet: it was read as NULL and written back.
--     IF NEW.message IS NULL AND OLD.message IS NULL AND OLD.line IS NOT NULL THEN
--       RETURN NEW;
--     END IF;
--   END IF;
--   NEW.line := NEW.message;
--   RETURN NEW;
-- END $$;
-- down: CREATE FUNCTION log__message__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
-- BEGIN
--   NEW.message := NEW.line;
--   RETURN NEW;
-- END $$;
-- down: CREATE TRIGGER "00_message_from_new_i" BEFORE INSERT ON log FOR EACH ROW WHEN (NEW.message IS NOT NULL) EXECUTE FUNCTION log__message__from_new();
-- down: CREATE TRIGGER "00_message_from_new_u" BEFORE UPDATE OF message ON log FOR EACH ROW EXECUTE FUNCTION log__message__from_new();
-- down: CREATE TRIGGER zz_message_from_old BEFORE INSERT OR UPDATE ON log FOR EACH ROW EXECUTE FUNCTION log__message__from_old();
