-- Change orders.quantity from integer to numeric(12,2) in two releases
-- servers: v1.0.0 goes on reading and writing quantity as integer.
-- servers: The new server works with quantity as integer and as numeric(12,2), as it is exchanged while it runs: it takes what it reads for either, perhaps by a cast in its queries, and writes only values that both take and that mean the same in both. It never names quantity_new.
-- servers: The server after it may count on numeric(12,2).
-- note: What does not fit numeric(12,2) is NULL in quantity_new and stays as it is in quantity. Settle such rows before the contract step, which refuses them: SELECT count(*) FROM orders WHERE quantity IS NOT NULL AND quantity_new IS NULL.
-- note: The contract step stops where quantity_new is not what quantity says: then run the backfill again. Triggers are passed over by session_replication_role = replica, DISABLE TRIGGER and pg_restore.
-- note: When the columns are exchanged, prepared statements that return quantity fail once with "cached plan must not change result type": the server prepares them again.
-- note: Taking the contract step back writes quantity of all rows, and builds its indexes, under one lock.
-- note: At the end quantity stands last in the table. Privileges on single columns are not copied: grant those of quantity on quantity_new as well.

-- expand, this release: Add orders.quantity_new and fill it from quantity
ALTER TABLE orders ADD COLUMN quantity_new numeric(12, 2);
CREATE FUNCTION orders__quantity_new__try(quantity integer) RETURNS numeric(12, 2) LANGUAGE plpgsql STABLE AS $$
DECLARE
  _fitting numeric(12, 2);
BEGIN
  _fitting := quantity;
  RETURN _fitting;
EXCEPTION WHEN OTHERS THEN
  -- Old servers may go on writing what does not fit.
  RETURN NULL;
END $$;
CREATE FUNCTION orders__quantity_new__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.quantity_new := public.orders__quantity_new__try(NEW.quantity);
  RETURN NEW;
END $$;
CREATE TRIGGER zz_quantity_new_from_old BEFORE INSERT OR UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION orders__quantity_new__from_old();
-- down: DROP TRIGGER zz_quantity_new_from_old ON orders;
-- down: DROP FUNCTION orders__quantity_new__from_old();
-- down: DROP FUNCTION orders__quantity_new__try(integer);
-- down: ALTER TABLE orders DROP COLUMN quantity_new;

-- backfill, this release, outside a transaction: Fill orders.quantity_new of the rows that are there
DO $$
DECLARE
  _done orders.id%TYPE;
  _upto orders.id%TYPE;
BEGIN
  LOOP
    SELECT batch.id INTO _upto
    FROM (SELECT id FROM orders WHERE _done IS NULL OR id > _done ORDER BY id LIMIT 1000) AS batch
    ORDER BY batch.id DESC LIMIT 1;
    EXIT WHEN _upto IS NULL;
    UPDATE orders SET quantity_new = public.orders__quantity_new__try(quantity)
    WHERE (_done IS NULL OR id > _done) AND id <= _upto AND (public.orders__quantity_new__try(quantity) IS DISTINCT FROM quantity_new);
    COMMIT;
    _done := _upto;
    _upto := NULL;
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;

-- contract, next release: Refuse values of orders.quantity that do not fit from now on
ALTER TABLE orders ADD CONSTRAINT orders_quantity_fits_check CHECK (quantity IS NULL OR quantity_new IS NOT NULL) NOT VALID;
-- down: ALTER TABLE orders DROP CONSTRAINT IF EXISTS orders_quantity_fits_check;

-- contract, next release: Prove that every value fits
ALTER TABLE orders VALIDATE CONSTRAINT orders_quantity_fits_check;

-- contract, next release: Exchange orders.quantity for quantity_new
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM orders WHERE public.orders__quantity_new__try(quantity) IS DISTINCT FROM quantity_new) THEN
    RAISE EXCEPTION USING MESSAGE = 'orders.quantity_new and quantity differ: run the backfill again';
  END IF;
END $$;
DROP TRIGGER zz_quantity_new_from_old ON orders;
DROP FUNCTION orders__quantity_new__from_old();
DROP FUNCTION orders__quantity_new__try(integer);
ALTER TABLE orders DROP CONSTRAINT orders_quantity_fits_check;
ALTER TABLE orders DROP COLUMN quantity;
ALTER TABLE orders RENAME COLUMN quantity_new TO quantity;
COMMENT ON COLUMN orders.quantity IS 'how much';
ALTER TABLE orders ALTER COLUMN quantity SET STATISTICS 300;
ALTER TABLE orders ALTER COLUMN quantity SET (n_distinct = 7);
-- down: ALTER TABLE orders RENAME COLUMN quantity TO quantity_new;
-- down: COMMENT ON COLUMN orders.quantity_new IS NULL;
-- down: ALTER TABLE orders ALTER COLUMN quantity_new SET STATISTICS -1;
-- down: ALTER TABLE orders ALTER COLUMN quantity_new RESET (n_distinct);
-- down: ALTER TABLE orders ADD COLUMN quantity integer;
-- down: UPDATE orders SET quantity = quantity_new::integer;
-- down: COMMENT ON COLUMN orders.quantity IS 'how much';
-- down: ALTER TABLE orders ALTER COLUMN quantity SET STATISTICS 300;
-- down: ALTER TABLE orders ALTER COLUMN quantity SET (n_distinct = 7);
-- down: ALTER TABLE orders ADD CONSTRAINT orders_quantity_fits_check CHECK (quantity IS NULL OR quantity_new IS NOT NULL);
-- down: CREATE FUNCTION orders__quantity_new__try(quantity integer) RETURNS numeric(12, 2) LANGUAGE plpgsql STABLE AS $$
-- DECLARE
--   _fitting numeric(12, 2);
-- BEGIN
--   _fitting := quantity;
--   RETURN _fitting;
-- EXCEPTION WHEN OTHERS THEN
--   -- Old servers may go on writing what does not fit.
--   RETURN NULL;
-- END $$;
-- down: CREATE FUNCTION orders__quantity_new__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
-- BEGIN
--   NEW.quantity_new := public.orders__quantity_new__try(NEW.quantity);
--   RETURN NEW;
-- END $$;
-- down: CREATE TRIGGER zz_quantity_new_from_old BEFORE INSERT OR UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION orders__quantity_new__from_old();
