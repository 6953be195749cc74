-- Change the values of order_status in two releases
-- servers: v1.0.0 goes on reading and writing orders.status with the values it knows.
-- servers: The new server reads all values, and writes only such as both types have: never 'archived'. It never names status_new.
-- servers: It says $1::text::order_status for parameters of the type: a statement that was prepared for the old type fails for good once the types are exchanged.
-- note: 'archived' becomes 'done' in the end; until then it stays 'archived'.
-- note: When the columns are exchanged, prepared statements that return them fail once with "cached plan must not change result type": the server prepares them again.
-- note: Taking the contract step back writes all rows again under one lock.

-- expand, this release: Add orders.status_new and fill it from status
CREATE TYPE order_status_new AS ENUM ('new', 'done');
ALTER TABLE orders ADD COLUMN status_new order_status_new;
CREATE FUNCTION orders__status_new__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.status_new := (CASE NEW.status::text WHEN 'archived' THEN 'done' ELSE NEW.status::text END)::order_status_new;
  RETURN NEW;
END $$;
CREATE TRIGGER zz_status_new_from_old BEFORE INSERT OR UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION orders__status_new__from_old();
-- down: DROP TRIGGER zz_status_new_from_old ON orders;
-- down: DROP FUNCTION orders__status_new__from_old();
-- down: ALTER TABLE orders DROP COLUMN status_new;
-- down: DROP TYPE order_status_new;

-- backfill, this release, outside a transaction: Fill orders.status_new of the rows that are there
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
    UPDATE orders SET status_new = (CASE status::text WHEN 'archived' THEN 'done' ELSE status::text END)::order_status_new
    WHERE (_done IS NULL OR id > _done) AND id <= _upto AND (((CASE status::text WHEN 'archived' THEN 'done' ELSE status::text END)::order_status_new)::text IS DISTINCT FROM (status_new)::text);
    COMMIT;
    _done := _upto;
    _upto := NULL;
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;

-- backfill, this release, outside a transaction: Index orders.status_new as orders_status does status
DROP INDEX CONCURRENTLY IF EXISTS orders_status_status_new;
CREATE INDEX CONCURRENTLY orders_status_status_new ON orders (status_new DESC NULLS LAST, customer) WITH (fillfactor = 60);
-- down: DROP INDEX CONCURRENTLY IF EXISTS orders_status_status_new;

-- contract, next release: Refuse rows without a value of orders.status_new from now on
ALTER TABLE orders ADD CONSTRAINT orders_status_fits_check CHECK (status_new IS NOT NULL) NOT VALID;
-- down: ALTER TABLE orders DROP CONSTRAINT IF EXISTS orders_status_fits_check;

-- contract, next release: Prove that every row has one
ALTER TABLE orders VALIDATE CONSTRAINT orders_status_fits_check;

-- contract, next release: Exchange orders.status, and order_status for order_status_new
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM orders WHERE ((CASE status::text WHEN 'archived' THEN 'done' ELSE status::text END)::order_status_new)::text IS DISTINCT FROM (status_new)::text) THEN
    RAISE EXCEPTION USING MESSAGE = 'orders.status_new and status differ: run the backfill again';
  END IF;
END $$;
DROP TRIGGER zz_status_new_from_old ON orders;
DROP FUNCTION orders__status_new__from_old();
ALTER TABLE orders DROP COLUMN status;
DROP TYPE order_status;
ALTER TYPE order_status_new RENAME TO order_status;
ALTER TABLE orders RENAME COLUMN status_new TO status;
ALTER TABLE orders ALTER COLUMN status SET DEFAULT 'new';
ALTER TABLE orders ALTER COLUMN status SET NOT NULL;
ALTER TABLE orders DROP CONSTRAINT orders_status_fits_check;
ALTER INDEX orders_status_status_new RENAME TO orders_status;
COMMENT ON COLUMN orders.status IS 'How far it is';
ALTER TABLE orders ALTER COLUMN status SET STATISTICS 500;
ALTER TABLE orders ALTER COLUMN status SET (n_distinct = 3);
CREATE STATISTICS orders_together ON customer, status FROM orders;
COMMENT ON STATISTICS orders_together IS 'Who has what';
-- down: ALTER TYPE order_status RENAME TO order_status_new;
-- down: CREATE TYPE order_status AS ENUM ('new', 'done', 'archived');
-- down: ALTER TYPE order_status OWNER TO pg_monitor;
-- down: DROP STATISTICS orders_together;
-- down: ALTER INDEX orders_status RENAME TO orders_status_status_new;
-- down: ALTER TABLE orders RENAME COLUMN status TO status_new;
-- down: ALTER TABLE orders ALTER COLUMN status_new DROP NOT NULL;
-- down: ALTER TABLE orders ALTER COLUMN status_new DROP DEFAULT;
-- down: COMMENT ON COLUMN orders.status_new IS NULL;
-- down: ALTER TABLE orders ALTER COLUMN status_new SET STATISTICS -1;
-- down: ALTER TABLE orders ALTER COLUMN status_new RESET (n_distinct);
-- down: ALTER TABLE orders ADD COLUMN status order_status DEFAULT 'new';
-- down: UPDATE orders SET status = status_new::text::order_status;
-- down: ALTER TABLE orders ALTER COLUMN status SET NOT NULL;
-- down: COMMENT ON COLUMN orders.status IS 'How far it is';
-- down: ALTER TABLE orders ALTER COLUMN status SET STATISTICS 500;
-- down: ALTER TABLE orders ALTER COLUMN status SET (n_distinct = 3);
-- down: CREATE INDEX orders_status ON orders (status DESC NULLS LAST, customer) WITH (fillfactor = 60);
-- down: CREATE STATISTICS orders_together ON customer, status FROM orders;
-- down: COMMENT ON STATISTICS orders_together IS 'Who has what';
-- down: ALTER STATISTICS orders_together SET STATISTICS 60;
-- down: ALTER TABLE orders ADD CONSTRAINT orders_status_fits_check CHECK (status_new IS NOT NULL);
-- down: CREATE FUNCTION orders__status_new__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
-- BEGIN
--   NEW.status_new := (CASE NEW.status::text WHEN 'archived' THEN 'done' ELSE NEW.status::text END)::order_status_new;
--   RETURN NEW;
-- END $$;
-- down: CREATE TRIGGER zz_status_new_from_old BEFORE INSERT OR UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION orders__status_new__from_old();
