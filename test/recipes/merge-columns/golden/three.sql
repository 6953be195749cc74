-- Merge t.a, t.b and t.c into all in two releases
-- servers: v1.0.0 goes on reading and writing a, b and c.
-- servers: The new server reads and writes all only, and never names a, b and c; it starts when SELECT count(*) FROM t WHERE a || '/' || b || '/' || c IS DISTINCT FROM "all" AND ROW((nullif(split_part("all", '/', 1), ''))::character varying(10), (nullif(split_part("all", '/', 2), ''))::character varying(10), (nullif(array_to_string((string_to_array("all", '/'))[3:], '/'), ''))::character varying(10)) IS DISTINCT FROM ROW(a, b, c) says 0.
-- note: What the new server writes shows in a as nullif(split_part("all", '/', 1), ''). As long as the two sides agree in one way or the other, neither is computed anew, so nothing that only one of them knows is lost.
-- note: What the new server writes shows in b as nullif(split_part("all", '/', 2), ''). As long as the two sides agree in one way or the other, neither is computed anew, so nothing that only one of them knows is lost.
-- note: What the new server writes shows in c as nullif(array_to_string((string_to_array("all", '/'))[3:], '/'), ''). As long as the two sides agree in one way or the other, neither is computed anew, so nothing that only one of them knows is lost.
-- note: The contract step stops where the two sides differ: then run the backfill again. Triggers are passed over by session_replication_role = replica, DISABLE TRIGGER and pg_restore.
-- note: Taking the contract step back fills a, b and c in all rows under one lock.

-- expand, this release: Add all to t and keep it in step with a, b and c
ALTER TABLE t ADD COLUMN "all" text;
CREATE FUNCTION t__all__from_new() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    -- Old and new columns were assigned, and only the old ones got another value.
    IF NEW."all" IS NOT DISTINCT FROM OLD."all" AND ROW(NEW.a, NEW.b, NEW.c) IS DISTINCT FROM ROW(OLD.a, OLD.b, OLD.c) THEN
      RETURN NEW;
    END IF;
    -- Not filled yet: it was read as NULL and written back.
    IF NEW."all" IS NULL AND OLD."all" IS NULL AND (OLD.a IS NOT NULL OR OLD.b IS NOT NULL OR OLD.c IS NOT NULL) THEN
      RETURN NEW;
    END IF;
  END IF;
  -- What agrees already may know more than can be computed back.
  IF NEW.a || '/' || NEW.b || '/' || NEW.c IS DISTINCT FROM NEW."all" THEN
    NEW.a := nullif(split_part(NEW."all", '/', 1), '');
    NEW.b := nullif(split_part(NEW."all", '/', 2), '');
    NEW.c := nullif(array_to_string((string_to_array(NEW."all", '/'))[3:], '/'), '');
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION t__all__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- What agrees already may know more than can be computed.
  IF ROW((nullif(split_part(NEW."all", '/', 1), ''))::character varying(10), (nullif(split_part(NEW."all", '/', 2), ''))::character varying(10), (nullif(array_to_string((string_to_array(NEW."all", '/'))[3:], '/'), ''))::character varying(10)) IS DISTINCT FROM ROW(NEW.a, NEW.b, NEW.c) THEN
    NEW."all" := NEW.a || '/' || NEW.b || '/' || NEW.c;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "00_all_from_new_i" BEFORE INSERT ON t FOR EACH ROW WHEN (NEW."all" IS NOT NULL) EXECUTE FUNCTION t__all__from_new();
CREATE TRIGGER "00_all_from_new_u" BEFORE UPDATE OF "all" ON t FOR EACH ROW EXECUTE FUNCTION t__all__from_new();
CREATE TRIGGER zz_all_from_old BEFORE INSERT OR UPDATE ON t FOR EACH ROW EXECUTE FUNCTION t__all__from_old();
-- down: DROP TRIGGER zz_all_from_old ON t;
-- down: DROP TRIGGER "00_all_from_new_i" ON t;
-- down: DROP TRIGGER "00_all_from_new_u" ON t;
-- down: DROP FUNCTION t__all__from_new();
-- down: DROP FUNCTION t__all__from_old();
-- down: ALTER TABLE t DROP COLUMN "all";

-- backfill, this release, outside a transaction: Fill all of the rows that are there
DO $$
DECLARE
  _done t.id%TYPE;
  _upto t.id%TYPE;
BEGIN
  LOOP
    SELECT batch.id INTO _upto
    FROM (SELECT id FROM t WHERE _done IS NULL OR id > _done ORDER BY id LIMIT 1000) AS batch
    ORDER BY batch.id DESC LIMIT 1;
    EXIT WHEN _upto IS NULL;
    UPDATE t SET "all" = a || '/' || b || '/' || c
    WHERE (_done IS NULL OR id > _done) AND id <= _upto AND (a || '/' || b || '/' || c IS DISTINCT FROM "all" AND ROW((nullif(split_part("all", '/', 1), ''))::character varying(10), (nullif(split_part("all", '/', 2), ''))::character varying(10), (nullif(array_to_string((string_to_array("all", '/'))[3:], '/'), ''))::character varying(10)) IS DISTINCT FROM ROW(a, b, c));
    COMMIT;
    _done := _upto;
    _upto := NULL;
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;

-- contract, next release: Drop t.a, t.b and t.c
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM t WHERE a || '/' || b || '/' || c IS DISTINCT FROM "all" AND ROW((nullif(split_part("all", '/', 1), ''))::character varying(10), (nullif(split_part("all", '/', 2), ''))::character varying(10), (nullif(array_to_string((string_to_array("all", '/'))[3:], '/'), ''))::character varying(10)) IS DISTINCT FROM ROW(a, b, c)) THEN
    RAISE EXCEPTION USING MESSAGE = 't.all and a, b and c differ: run the backfill again';
  END IF;
END $$;
DROP TRIGGER zz_all_from_old ON t;
DROP TRIGGER "00_all_from_new_i" ON t;
DROP TRIGGER "00_all_from_new_u" ON t;
DROP FUNCTION t__all__from_new();
DROP FUNCTION t__all__from_old();
ALTER TABLE t DROP COLUMN a;
ALTER TABLE t DROP COLUMN b;
ALTER TABLE t DROP COLUMN c;
-- down: ALTER TABLE t ADD COLUMN a character varying(10);
-- down: ALTER TABLE t ADD COLUMN b character varying(10);
-- down: ALTER TABLE t ADD COLUMN c character varying(10);
-- down: UPDATE t SET a = nullif(split_part("all", '/', 1), ''), b = nullif(split_part("all", '/', 2), ''), c = nullif(array_to_string((string_to_array("all", '/'))[3:], '/'), '');
-- down: CREATE FUNCTION t__all__from_new() RETURNS trigger LANGUAGE plpgsql AS $$
-- BEGIN
--   IF TG_OP = 'UPDATE' THEN
--     -- Old and new columns were assigned, and only the old ones got another value.
--     IF NEW."all" IS NOT DISTINCT FROM OLD."all" AND ROW(NEW.a, NEW.b, NEW.c) IS DISTINCT FROM ROW(OLD.a, OLD.b, OLD.c) THEN
--       RETURN NEW;
--     END IF;
--     -- Not filled yet: it was read as NULL and written back.
--     IF NEW."all" IS NULL AND OLD."all" IS NULL AND (OLD.a IS NOT NULL OR OLD.b IS NOT NULL OR OLD.c IS NOT NULL) THEN
--       RETURN NEW;
--     END IF;
--   END IF;
--   -- What agrees already may know more than can be computed back.
--   IF NEW.a || '/' || NEW.b || '/' || NEW.c IS DISTINCT FROM NEW."all" THEN
--     NEW.a := nullif(split_part(NEW."all", '/', 1), '');
--     NEW.b := nullif(split_part(NEW."all", '/', 2), '');
--     NEW.c := nullif(array_to_string((string_to_array(NEW."all", '/'))[3:], '/'), '');
--   END IF;
--   RETURN NEW;
-- END $$;
-- down: CREATE FUNCTION t__all__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
-- BEGIN
--   -- What agrees already may know more than can be computed.
--   IF ROW((nullif(split_part(NEW."all", '/', 1), ''))::character varying(10), (nullif(split_part(NEW."all", '/', 2), ''))::character varying(10), (nullif(array_to_string((string_to_array(NEW."all", '/'))[3:], '/'), ''))::character varying(10)) IS DISTINCT FROM ROW(NEW.a, NEW.b, NEW.c) THEN
--     NEW."all" := NEW.a || '/' || NEW.b || '/' || NEW.c;
--   END IF;
--   RETURN NEW;
-- END $$;
-- down: CREATE TRIGGER "00_all_from_new_i" BEFORE INSERT ON t FOR EACH ROW WHEN (NEW."all" IS NOT NULL) EXECUTE FUNCTION t__all__from_new();
-- down: CREATE TRIGGER "00_all_from_new_u" BEFORE UPDATE OF "all" ON t FOR EACH ROW EXECUTE FUNCTION t__all__from_new();
-- down: CREATE TRIGGER zz_all_from_old BEFORE INSERT OR UPDATE ON t FOR EACH ROW EXECUTE FUNCTION t__all__from_old();
