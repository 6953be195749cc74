-- Rename shop.items.cents to price in two releases
-- servers: v1.0.0 goes on reading and writing cents.
-- servers: The new server reads and writes price only, and never names cents; it starts when SELECT count(*) FROM shop.items WHERE price IS DISTINCT FROM cents says 0.
-- note: At the end the original column stays under its new name, because NOT NULL, the default, the constraint items_cents_check, the computed column euros and the view prices would have to be made again for the copy.
-- note: Until the contract step a NULL that the new server inserts into price becomes the default of cents instead of being refused, and UPDATE … SET price = DEFAULT is refused.
-- note: touch names cents: replace it together with the contract step, or it fails from then on.
-- note: The backfill fires touch for each row it fills.
-- note: Triggers are passed over by session_replication_role = replica, DISABLE TRIGGER and pg_restore. The contract step stops where a row differs: then run the backfill again.
-- note: Taking the contract step back copies cents in all rows under one lock.
-- note: Privileges on single columns are not copied: grant those of cents on price as well.

-- expand, this release: Add shop.items.price and keep it in step with cents
ALTER TABLE shop.items ADD COLUMN price integer;
CREATE FUNCTION shop.items__price__from_new() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    -- Both were assigned, and only the old column got another value.
    IF NEW.price IS NOT DISTINCT FROM OLD.price AND NEW.cents IS DISTINCT FROM OLD.cents THEN
      RETURN NEW;
    END IF;
    -- Not filled yet: it was read as NULL and written back.
    IF NEW.price IS NULL AND OLD.price IS NULL AND OLD.cents IS NOT NULL THEN
      RETURN NEW;
    END IF;
  END IF;
  NEW.cents := NEW.price;
  RETURN NEW;
END $$;
CREATE FUNCTION shop.items__price__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.price := NEW.cents;
  RETURN NEW;
END $$;
CREATE TRIGGER "00_price_from_new_i" BEFORE INSERT ON shop.items FOR EACH ROW WHEN (NEW.price IS NOT NULL) EXECUTE FUNCTION shop.items__price__from_new();
CREATE TRIGGER "00_price_from_new_u" BEFORE UPDATE OF price ON shop.items FOR EACH ROW EXECUTE FUNCTION shop.items__price__from_new();
CREATE TRIGGER zz_price_from_old BEFORE INSERT OR UPDATE ON shop.items FOR EACH ROW EXECUTE FUNCTION shop.items__price__from_old();
-- down: DROP TRIGGER zz_price_from_old ON shop.items;
-- down: DROP TRIGGER "00_price_from_new_i" ON shop.items;
-- down: DROP TRIGGER "00_price_from_new_u" ON shop.items;
-- down: DROP FUNCTION shop.items__price__from_new();
-- down: DROP FUNCTION shop.items__price__from_old();
-- down: ALTER TABLE shop.items DROP COLUMN price;

-- backfill, this release, outside a transaction: Fill shop.items.price of the rows that are there
DO $$
DECLARE
  _done shop.items.id%TYPE;
  _upto shop.items.id%TYPE;
BEGIN
  LOOP
    SELECT batch.id INTO _upto
    FROM (SELECT id FROM shop.items WHERE _done IS NULL OR id > _done ORDER BY id LIMIT 1000) AS batch
    ORDER BY batch.id DESC LIMIT 1;
    EXIT WHEN _upto IS NULL;
    UPDATE shop.items SET price = cents
    WHERE (_done IS NULL OR id > _done) AND id <= _upto AND (price IS DISTINCT FROM cents);
    COMMIT;
    _done := _upto;
    _upto := NULL;
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;

-- contract, next release: Drop the copy and rename shop.items.cents to price
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM shop.items WHERE price IS DISTINCT FROM cents) THEN
    RAISE EXCEPTION USING MESSAGE = 'shop.items.price and cents differ: run the backfill again';
  END IF;
END $$;
DROP TRIGGER zz_price_from_old ON shop.items;
DROP TRIGGER "00_price_from_new_i" ON shop.items;
DROP TRIGGER "00_price_from_new_u" ON shop.items;
DROP FUNCTION shop.items__price__from_new();
DROP FUNCTION shop.items__price__from_old();
ALTER TABLE shop.items DROP COLUMN price;
ALTER TABLE shop.items RENAME COLUMN cents TO price;
-- down: ALTER TABLE shop.items RENAME COLUMN price TO cents;
-- down: ALTER TABLE shop.items ADD COLUMN price integer;
-- down: UPDATE shop.items SET price = cents;
-- down: CREATE FUNCTION shop.items__price__from_new() RETURNS trigger LANGUAGE plpgsql AS $$
-- BEGIN
--   IF TG_OP = 'UPDATE' THEN
--     -- Both were assigned, and only the old column got another value.
--     IF NEW.price IS NOT DISTINCT FROM OLD.price AND NEW.cents IS DISTINCT FROM OLD.cents THEN
--       RETURN NEW;
--     END IF;
--     -- Not filled yet: it was read as NULL and written back.
--     IF NEW.price IS NULL AND OLD.price IS NULL AND OLD.cents IS NOT NULL THEN
--       RETURN NEW;
--     END IF;
--   END IF;
--   NEW.cents := NEW.price;
--   RETURN NEW;
-- END $$;
-- down: CREATE FUNCTION shop.items__price__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
-- BEGIN
--   NEW.price := NEW.cents;
--   RETURN NEW;
-- END $$;
-- down: CREATE TRIGGER "00_price_from_new_i" BEFORE INSERT ON shop.items FOR EACH ROW WHEN (NEW.price IS NOT NULL) EXECUTE FUNCTION shop.items__price__from_new();
-- down: CREATE TRIGGER "00_price_from_new_u" BEFORE UPDATE OF price ON shop.items FOR EACH ROW EXECUTE FUNCTION shop.items__price__from_new();
-- down: CREATE TRIGGER zz_price_from_old BEFORE INSERT OR UPDATE ON shop.items FOR EACH ROW EXECUTE FUNCTION shop.items__price__from_old();
