-- Rename app_users.Nick to order in two releases
-- servers: v1.0.0 goes on reading and writing Nick.
-- servers: The new server reads and writes order only, and never names Nick; it starts when SELECT count(*) FROM app_users WHERE "order" IS DISTINCT FROM "Nick" says 0.
-- note: At the end the original column stays under its new name, because the default would have to be made again for the copy.
-- note: Until the contract step the default of order is a value that means "not given"; a server that writes this very value gets the default of Nick instead.
-- note: Triggers are passed over by session_replication_role = replica, DISABLE TRIGGER and pg_restore. The contract step stops where a row differs: then run the backfill again.
-- note: Taking the contract step back copies Nick in all rows under one lock.
-- note: Privileges on single columns are not copied: grant those of Nick on order as well.

-- expand, this release: Add app_users.order and keep it in step with Nick
ALTER TABLE app_users ADD COLUMN "order" character varying(40);
ALTER TABLE app_users ALTER COLUMN "order" SET DEFAULT E'\x01unset';
CREATE FUNCTION app_users__order__from_new() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    -- Both were assigned, and only the old column got another value.
    IF NEW."order" IS NOT DISTINCT FROM OLD."order" AND NEW."Nick" IS DISTINCT FROM OLD."Nick" THEN
      RETURN NEW;
    END IF;
    -- Not filled yet: it was read as NULL and written back.
    IF NEW."order" IS NULL AND OLD."order" IS NULL AND OLD."Nick" IS NOT NULL THEN
      RETURN NEW;
    END IF;
    -- Assigned DEFAULT.
    IF NEW."order" IS NOT DISTINCT FROM E'\x01unset' THEN
      NEW."Nick" := 'nobody';
      RETURN NEW;
    END IF;
  END IF;
  NEW."Nick" := NEW."order";
  RETURN NEW;
END $$;
CREATE FUNCTION app_users__order__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."order" := NEW."Nick";
  RETURN NEW;
END $$;
CREATE TRIGGER "00_order_from_new_i" BEFORE INSERT ON app_users FOR EACH ROW WHEN (NEW."order" IS DISTINCT FROM E'\x01unset') EXECUTE FUNCTION app_users__order__from_new();
CREATE TRIGGER "00_order_from_new_u" BEFORE UPDATE OF "order" ON app_users FOR EACH ROW EXECUTE FUNCTION app_users__order__from_new();
CREATE TRIGGER zz_order_from_old BEFORE INSERT OR UPDATE ON app_users FOR EACH ROW EXECUTE FUNCTION app_users__order__from_old();
-- down: DROP TRIGGER zz_order_from_old ON app_users;
-- down: DROP TRIGGER "00_order_from_new_i" ON app_users;
-- down: DROP TRIGGER "00_order_from_new_u" ON app_users;
-- down: DROP FUNCTION app_users__order__from_new();
-- down: DROP FUNCTION app_users__order__from_old();
-- down: ALTER TABLE app_users DROP COLUMN "order";

-- backfill, this release, outside a transaction: Fill app_users.order of the rows that are there
DO $$
DECLARE
  _done app_users.id%TYPE;
  _upto app_users.id%TYPE;
BEGIN
  LOOP
    SELECT batch.id INTO _upto
    FROM (SELECT id FROM app_users WHERE _done IS NULL OR id > _done ORDER BY id LIMIT 1000) AS batch
    ORDER BY batch.id DESC LIMIT 1;
    EXIT WHEN _upto IS NULL;
    UPDATE app_users SET "order" = "Nick"
    WHERE (_done IS NULL OR id > _done) AND id <= _upto AND ("order" IS DISTINCT FROM "Nick");
    COMMIT;
    _done := _upto;
    _upto := NULL;
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;

-- contract, next release: Drop the copy and rename app_users.Nick to order
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM app_users WHERE "order" IS DISTINCT FROM "Nick") THEN
    RAISE EXCEPTION USING MESSAGE = 'app_users.order and Nick differ: run the backfill again';
  END IF;
END $$;
DROP TRIGGER zz_order_from_old ON app_users;
DROP TRIGGER "00_order_from_new_i" ON app_users;
DROP TRIGGER "00_order_from_new_u" ON app_users;
DROP FUNCTION app_users__order__from_new();
DROP FUNCTION app_users__order__from_old();
ALTER TABLE app_users DROP COLUMN "order";
ALTER TABLE app_users RENAME COLUMN "Nick" TO "order";
-- down: ALTER TABLE app_users RENAME COLUMN "order" TO "Nick";
-- down: ALTER TABLE app_users ADD COLUMN "order" character varying(40);
-- down: UPDATE app_users SET "order" = "Nick";
-- down: ALTER TABLE app_users ALTER COLUMN "order" SET DEFAULT E'\x01unset';
-- down: CREATE FUNCTION app_users__order__from_new() RETURNS trigger LANGUAGE plpgsql AS $$
-- BEGIN
--   IF TG_OP = 'UPDATE' THEN
--     -- Both were assigned, and only the old column got another value.
--     IF NEW."order" IS NOT DISTINCT FROM OLD."order" AND NEW."Nick" IS DISTINCT FROM OLD."Nick" THEN
--       RETURN NEW;
--     END IF;
--     -- Not filled yet: it was read as NULL and written back.
--     IF NEW."order" IS NULL AND OLD."order" IS NULL AND OLD."Nick" IS NOT NULL THEN
--       RETURN NEW;
--     END IF;
--     -- Assigned DEFAULT.
--     IF NEW."order" IS NOT DISTINCT FROM E'\x01unset' THEN
--       NEW."Nick" := 'nobody';
--       RETURN NEW;
--     END IF;
--   END IF;
--   NEW."Nick" := NEW."order";
--   RETURN NEW;
-- END $$;
-- down: CREATE FUNCTION app_users__order__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
-- BEGIN
--   NEW."order" := NEW."Nick";
--   RETURN NEW;
-- END $$;
-- down: CREATE TRIGGER "00_order_from_new_i" BEFORE INSERT ON app_users FOR EACH ROW WHEN (NEW."order" IS DISTINCT FROM E'\x01unset') EXECUTE FUNCTION app_users__order__from_new();
-- down: CREATE TRIGGER "00_order_from_new_u" BEFORE UPDATE OF "order" ON app_users FOR EACH ROW EXECUTE FUNCTION app_users__order__from_new();
-- down: CREATE TRIGGER zz_order_from_old BEFORE INSERT OR UPDATE ON app_users FOR EACH ROW EXECUTE FUNCTION app_users__order__from_old();
