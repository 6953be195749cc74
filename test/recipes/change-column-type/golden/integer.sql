-- Change orders.quantity from integer to bigint in two releases
-- servers: v1.0.0 goes on reading and writing quantity as integer.
-- servers: The new server works with quantity as integer and as bigint, as it is exchanged while it runs: it takes what it reads for either, perhaps by a cast in its queries, and writes only values that both take and that mean the same in both. It never names quantity_new.
-- servers: The server after it may count on bigint.
-- note: The contract step stops where quantity_new is not what quantity says: then run the backfill again. Triggers are passed over by session_replication_role = replica, DISABLE TRIGGER and pg_restore.
-- note: When the columns are exchanged, prepared statements that return quantity fail once with "cached plan must not change result type": the server prepares them again.
-- note: Taking the contract step back writes quantity of all rows, and builds its indexes, under one lock.
-- note: At the end quantity stands last in the table. Privileges on single columns are not copied: grant those of quantity on quantity_new as well.

-- expand, this release: Add orders.quantity_new and fill it from quantity
ALTER TABLE orders ADD COLUMN quantity_new bigint;
CREATE FUNCTION orders__quantity_new__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.quantity_new := NEW.quantity;
  RETURN NEW;
END $$;
CREATE TRIGGER zz_quantity_new_from_old BEFORE INSERT OR UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION orders__quantity_new__from_old();
-- down: DROP TRIGGER zz_quantity_new_from_old ON orders;
-- down: DROP FUNCTION orders__quantity_new__from_old();
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
    UPDATE orders SET quantity_new = quantity
    WHERE (_done IS NULL OR id > _done) AND id <= _upto AND ((quantity)::bigint IS DISTINCT FROM quantity_new);
    COMMIT;
    _done := _upto;
    _upto := NULL;
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;

-- backfill, this release, outside a transaction: Index orders.quantity_new as orders_quantity does quantity
DROP INDEX CONCURRENTLY IF EXISTS orders_quantity_quantity_new;
CREATE INDEX CONCURRENTLY orders_quantity_quantity_new ON orders (quantity_new DESC) WHERE quantity_new > 100;
-- down: DROP INDEX CONCURRENTLY IF EXISTS orders_quantity_quantity_new;

-- contract, next release: Refuse rows without a value of orders.quantity_new from now on
ALTER TABLE orders ADD CONSTRAINT orders_quantity_fits_check CHECK (quantity_new IS NOT NULL) NOT VALID;
-- down: ALTER TABLE orders DROP CONSTRAINT IF EXISTS orders_quantity_fits_check;

-- contract, next release: Prove that every row has one
ALTER TABLE orders VALIDATE CONSTRAINT orders_quantity_fits_check;

-- contract, next release: Exchange orders.quantity for quantity_new
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM orders WHERE (quantity)::bigint IS DISTINCT FROM quantity_new) THEN
    RAISE EXCEPTION USING MESSAGE = 'orders.quantity_new and quantity differ: run the backfill again';
  END IF;
END $$;
DROP TRIGGER zz_quantity_new_from_old ON orders;
DROP FUNCTION orders__quantity_new__from_old();
ALTER TABLE orders DROP COLUMN quantity;
ALTER TABLE orders RENAME COLUMN quantity_new TO quantity;
ALTER TABLE orders ALTER COLUMN quantity SET DEFAULT 1;
ALTER TABLE orders ALTER COLUMN quantity SET NOT NULL;
ALTER TABLE orders DROP CONSTRAINT orders_quantity_fits_check;
ALTER INDEX orders_quantity_quantity_new RENAME TO orders_quantity;
ALTER TABLE orders ADD CONSTRAINT orders_quantity_check CHECK (quantity > 0) NOT VALID;
COMMENT ON COLUMN orders.quantity IS 'pieces';
-- down: ALTER TABLE orders DROP CONSTRAINT orders_quantity_check;
-- down: ALTER INDEX orders_quantity RENAME TO orders_quantity_quantity_new;
-- down: ALTER TABLE orders RENAME COLUMN quantity TO quantity_new;
-- down: ALTER TABLE orders ALTER COLUMN quantity_new DROP NOT NULL;
-- down: ALTER TABLE orders ALTER COLUMN quantity_new DROP DEFAULT;
-- down: COMMENT ON COLUMN orders.quantity_new IS NULL;
-- down: ALTER TABLE orders ADD COLUMN quantity integer DEFAULT 1;
-- down: UPDATE orders SET quantity = quantity_new::integer;
-- down: ALTER TABLE orders ALTER COLUMN quantity SET NOT NULL;
-- down: COMMENT ON COLUMN orders.quantity IS 'pieces';
-- down: CREATE INDEX orders_quantity ON orders (quantity DESC) WHERE quantity > 100;
-- down: ALTER TABLE orders ADD CONSTRAINT orders_quantity_check CHECK (quantity > 0);
-- down: ALTER TABLE orders ADD CONSTRAINT orders_quantity_fits_check CHECK (quantity_new IS NOT NULL);
-- down: CREATE FUNCTION orders__quantity_new__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
-- BEGIN
--   NEW.quantity_new := NEW.quantity;
--   RETURN NEW;
-- END $$;
-- down: CREATE TRIGGER zz_quantity_new_from_old BEFORE INSERT OR UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION orders__quantity_new__from_old();

-- contract, next release: Prove the constraints of orders.quantity for the rows that are there
ALTER TABLE orders VALIDATE CONSTRAINT orders_quantity_check;
