-- Turn shop.prices.amount into cents in two releases
-- servers: v1.0.0 goes on reading and writing amount.
-- servers: The new server reads and writes cents only, and never names amount; it starts when SELECT count(*) FROM shop.prices WHERE shop.prices__cents__try(amount) IS DISTINCT FROM cents AND ((cents / 100.0)::numeric(10, 2) IS DISTINCT FROM amount OR cents IS NULL) says 0.
-- servers: Until the contract step the new server gives cents a value in every INSERT, as the default comes only then.
-- note: What the new server writes shows in amount as cents / 100.0. As long as the two sides agree in one way or the other, neither is computed anew, so nothing that only one of them knows is lost.
-- note: amount is NOT NULL: until the contract step a write of the new server that leaves nothing for it is refused.
-- note: cents is NULL where a value of v1.0.0 does not fit: look for such rows before the contract step, where the old value goes.
-- note: The contract step stops where the two sides differ: then run the backfill again. Triggers are passed over by session_replication_role = replica, DISABLE TRIGGER and pg_restore.
-- note: Taking the contract step back fills amount in all rows under one lock.

-- expand, this release: Add cents to shop.prices and keep it in step with amount
ALTER TABLE shop.prices ADD COLUMN cents integer;
CREATE FUNCTION shop.prices__cents__try(amount numeric(10, 2)) RETURNS integer LANGUAGE plpgsql STABLE AS $$
DECLARE
  _fitting integer;
BEGIN
  _fitting := round(amount * 100)::int;
  RETURN _fitting;
EXCEPTION WHEN OTHERS THEN
  -- Old servers may go on writing what does not fit.
  RETURN NULL;
END $$;
CREATE FUNCTION shop.prices__cents__from_new() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    -- Old and new columns were assigned, and only the old one got another value.
    IF NEW.cents IS NOT DISTINCT FROM OLD.cents AND NEW.amount IS DISTINCT FROM OLD.amount THEN
      RETURN NEW;
    END IF;
    -- Not filled yet: it was read as NULL and written back.
    IF NEW.cents IS NULL AND OLD.cents IS NULL AND OLD.amount IS NOT NULL THEN
      RETURN NEW;
    END IF;
  END IF;
  -- What agrees already may know more than can be computed back.
  IF shop.prices__cents__try(NEW.amount) IS DISTINCT FROM NEW.cents THEN
    NEW.amount := NEW.cents / 100.0;
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION shop.prices__cents__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- What agrees already may know more than can be computed.
  IF (NEW.cents / 100.0)::numeric(10, 2) IS DISTINCT FROM NEW.amount OR NEW.cents IS NULL THEN
    NEW.cents := shop.prices__cents__try(NEW.amount);
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "00_cents_from_new_i" BEFORE INSERT ON shop.prices FOR EACH ROW WHEN (NEW.cents IS NOT NULL) EXECUTE FUNCTION shop.prices__cents__from_new();
CREATE TRIGGER "00_cents_from_new_u" BEFORE UPDATE OF cents ON shop.prices FOR EACH ROW EXECUTE FUNCTION shop.prices__cents__from_new();
CREATE TRIGGER zz_cents_from_old BEFORE INSERT OR UPDATE ON shop.prices FOR EACH ROW EXECUTE FUNCTION shop.prices__cents__from_old();
-- down: DROP TRIGGER zz_cents_from_old ON shop.prices;
-- down: DROP TRIGGER "00_cents_from_new_i" ON shop.prices;
-- down: DROP TRIGGER "00_cents_from_new_u" ON shop.prices;
-- down: DROP FUNCTION shop.prices__cents__from_new();
-- down: DROP FUNCTION shop.prices__cents__from_old();
-- down: DROP FUNCTION shop.prices__cents__try(numeric(10, 2));
-- down: ALTER TABLE shop.prices DROP COLUMN cents;

-- backfill, this release, outside a transaction: Fill cents of the rows that are there
DO $$
DECLARE
  _done shop.prices.id%TYPE;
  _upto shop.prices.id%TYPE;
BEGIN
  LOOP
    SELECT batch.id INTO _upto
    FROM (SELECT id FROM shop.prices WHERE _done IS NULL OR id > _done ORDER BY id LIMIT 1000) AS batch
    ORDER BY batch.id DESC LIMIT 1;
    EXIT WHEN _upto IS NULL;
    UPDATE shop.prices SET cents = shop.prices__cents__try(amount)
    WHERE (_done IS NULL OR id > _done) AND id <= _upto AND (shop.prices__cents__try(amount) IS DISTINCT FROM cents AND ((cents / 100.0)::numeric(10, 2) IS DISTINCT FROM amount OR cents IS NULL));
    COMMIT;
    _done := _upto;
    _upto := NULL;
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;

-- contract, next release: Refuse NULL in shop.prices.cents from now on
ALTER TABLE shop.prices ADD CONSTRAINT prices_cents_not_null_check CHECK (cents IS NOT NULL) NOT VALID;
-- down: ALTER TABLE shop.prices DROP CONSTRAINT prices_cents_not_null_check;

-- contract, next release: Prove that no row of shop.prices.cents is NULL
ALTER TABLE shop.prices VALIDATE CONSTRAINT prices_cents_not_null_check;

-- contract, next release: Set shop.prices.cents NOT NULL, which the proof makes instant
ALTER TABLE shop.prices ALTER COLUMN cents SET NOT NULL;
ALTER TABLE shop.prices DROP CONSTRAINT prices_cents_not_null_check;
-- down: ALTER TABLE shop.prices ADD CONSTRAINT prices_cents_not_null_check CHECK (cents IS NOT NULL) NOT VALID;
-- down: ALTER TABLE shop.prices ALTER COLUMN cents DROP NOT NULL;

-- contract, next release: Drop shop.prices.amount
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM shop.prices WHERE shop.prices__cents__try(amount) IS DISTINCT FROM cents AND ((cents / 100.0)::numeric(10, 2) IS DISTINCT FROM amount OR cents IS NULL)) THEN
    RAISE EXCEPTION USING MESSAGE = 'shop.prices.cents and amount differ: run the backfill again';
  END IF;
END $$;
ALTER TABLE shop.prices ALTER COLUMN cents SET DEFAULT 0;
DROP TRIGGER zz_cents_from_old ON shop.prices;
DROP TRIGGER "00_cents_from_new_i" ON shop.prices;
DROP TRIGGER "00_cents_from_new_u" ON shop.prices;
DROP FUNCTION shop.prices__cents__from_new();
DROP FUNCTION shop.prices__cents__from_old();
DROP FUNCTION shop.prices__cents__try(numeric(10, 2));
ALTER TABLE shop.prices DROP COLUMN amount;
-- down: ALTER TABLE shop.prices ADD COLUMN amount numeric(10, 2) DEFAULT 0;
-- down: UPDATE shop.prices SET amount = cents / 100.0;
-- down: ALTER TABLE shop.prices ALTER COLUMN amount SET NOT NULL;
-- down: ALTER TABLE shop.prices ALTER COLUMN cents DROP DEFAULT;
-- down: CREATE FUNCTION shop.prices__cents__try(amount numeric(10, 2)) RETURNS integer LANGUAGE plpgsql STABLE AS $$
-- DECLARE
--   _fitting integer;
-- BEGIN
--   _fitting := round(amount * 100)::int;
--   RETURN _fitting;
-- EXCEPTION WHEN OTHERS THEN
--   -- Old servers may go on writing what does not fit.
--   RETURN NULL;
-- END $$;
-- down: CREATE FUNCTION shop.prices__cents__from_new() RETURNS trigger LANGUAGE plpgsql AS $$
-- BEGIN
--   IF TG_OP = 'UPDATE' THEN
--     -- Old and new columns were assigned, and only the old one got another value.
--     IF NEW.cents IS NOT DISTINCT FROM OLD.cents AND NEW.amount IS DISTINCT FROM OLD.amount THEN
--       RETURN NEW;
--     END IF;
--     -- Not filled yet: it was read as NULL and written back.
--     IF NEW.cents IS NULL AND OLD.cents IS NULL AND OLD.amount IS NOT NULL THEN
--       RETURN NEW;
--     END IF;
--   END IF;
--   -- What agrees already may know more than can be computed back.
--   IF shop.prices__cents__try(NEW.amount) IS DISTINCT FROM NEW.cents THEN
--     NEW.amount := NEW.cents / 100.0;
--   END IF;
--   RETURN NEW;
-- END $$;
-- down: CREATE FUNCTION shop.prices__cents__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
-- BEGIN
--   -- What agrees already may know more than can be computed.
--   IF (NEW.cents / 100.0)::numeric(10, 2) IS DISTINCT FROM NEW.amount OR NEW.cents IS NULL THEN
--     NEW.cents := shop.prices__cents__try(NEW.amount);
--   END IF;
--   RETURN NEW;
-- END $$;
-- down: CREATE TRIGGER "00_cents_from_new_i" BEFORE INSERT ON shop.prices FOR EACH ROW WHEN (NEW.cents IS NOT NULL) EXECUTE FUNCTION shop.prices__cents__from_new();
-- down: CREATE TRIGGER "00_cents_from_new_u" BEFORE UPDATE OF cents ON shop.prices FOR EACH ROW EXECUTE FUNCTION shop.prices__cents__from_new();
-- down: CREATE TRIGGER zz_cents_from_old BEFORE INSERT OR UPDATE ON shop.prices FOR EACH ROW EXECUTE FUNCTION shop.prices__cents__from_old();
