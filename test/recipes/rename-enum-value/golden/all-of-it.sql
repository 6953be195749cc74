-- Rename 'new' of order_status to 'created' in three releases
-- servers: v1.0.0 goes on reading and writing 'new'.
-- servers: The new server reads 'new' and 'created' as the same, and still writes 'new': v1.0.0 reads what it writes, and there is no 'created' yet.
-- servers: The server of the next release writes 'created', and reads both; where it looks for rows it says status::text IN ('new', 'created'), as one of the two goes in the end.
-- servers: The server of the release after that says 'created' only, and nobody else runs any more when the last step exchanges the types.
-- note: An enum can't lose a value, so order_status is made anew without 'new'. If that is not worth it, stop before the steps of the last release: an unused value harms nobody.
-- note: When the types are exchanged, statements that were prepared with a parameter of order_status fail for good: the server prepares them again, or says $1::text::order_status from the beginning.
-- note: Taking the last step back writes all rows again under one lock.

-- contract, next release: Add 'created' to order_status
ALTER TYPE order_status ADD VALUE 'created' AFTER 'new';

-- contract, next release: Let orders.status begin with the new value
ALTER TABLE orders ALTER COLUMN status SET DEFAULT 'created';
-- down: ALTER TABLE orders ALTER COLUMN status SET DEFAULT 'new';

-- contract, release after next: Add orders.status_new and fill it from status
CREATE TYPE order_status_new AS ENUM ('created', 'done', 'gone');
ALTER TABLE orders ADD COLUMN status_new order_status_new;
CREATE FUNCTION orders__status_new__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.status_new := (CASE NEW.status::text WHEN 'new' THEN 'created' ELSE NEW.status::text END)::order_status_new;
  RETURN NEW;
END $$;
CREATE TRIGGER zz_status_new_from_old BEFORE INSERT OR UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION orders__status_new__from_old();
-- down: DROP TRIGGER zz_status_new_from_old ON orders;
-- down: DROP FUNCTION orders__status_new__from_old();
-- down: ALTER TABLE orders DROP COLUMN status_new;
-- down: DROP TYPE order_status_new;

-- contract, release after next, outside a transaction: Fill orders.status_new of the rows that are there
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
    UPDATE orders SET status_new = (CASE status::text WHEN 'new' THEN 'created' ELSE status::text END)::order_status_new
    WHERE (_done IS NULL OR id > _done) AND id <= _upto AND (((CASE status::text WHEN 'new' THEN 'created' ELSE status::text END)::order_status_new)::text IS DISTINCT FROM (status_new)::text);
    COMMIT;
    _done := _upto;
    _upto := NULL;
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;

-- contract, release after next, outside a transaction: Index orders.status_new as orders_status does status
DROP INDEX CONCURRENTLY IF EXISTS orders_status_status_new;
CREATE INDEX CONCURRENTLY orders_status_status_new ON orders (status_new DESC, (id % 10)) INCLUDE (customer) WITH (fillfactor = 60);
-- down: DROP INDEX CONCURRENTLY IF EXISTS orders_status_status_new;

-- contract, release after next: Refuse rows without a value of orders.status_new from now on
ALTER TABLE orders ADD CONSTRAINT orders_status_fits_check CHECK (status_new IS NOT NULL) NOT VALID;
-- down: ALTER TABLE orders DROP CONSTRAINT IF EXISTS orders_status_fits_check;

-- contract, release after next: Prove that every row has one
ALTER TABLE orders VALIDATE CONSTRAINT orders_status_fits_check;

-- contract, release after next: Exchange orders.status, and order_status for order_status_new
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM orders WHERE ((CASE status::text WHEN 'new' THEN 'created' ELSE status::text END)::order_status_new)::text IS DISTINCT FROM (status_new)::text) THEN
    RAISE EXCEPTION USING MESSAGE = 'orders.status_new and status differ: run the backfill again';
  END IF;
END $$;
DROP TRIGGER zz_status_new_from_old ON orders;
DROP FUNCTION orders__status_new__from_old();
ALTER TABLE orders DROP COLUMN status;
DROP TYPE order_status;
ALTER TYPE order_status_new RENAME TO order_status;
ALTER TYPE order_status OWNER TO pg_monitor;
ALTER TABLE orders RENAME COLUMN status_new TO status;
ALTER TABLE orders ALTER COLUMN status SET DEFAULT 'created';
ALTER TABLE orders ADD CONSTRAINT status_given NOT NULL status;
ALTER TABLE orders DROP CONSTRAINT orders_status_fits_check;
ALTER INDEX orders_status_status_new RENAME TO orders_status;
COMMENT ON COLUMN orders.status IS 'How far it is';
ALTER TABLE orders ALTER COLUMN status SET STATISTICS 500;
ALTER TABLE orders ALTER COLUMN status SET (n_distinct = 3);
CREATE STATISTICS orders_together ON customer, status FROM orders;
ALTER STATISTICS orders_together SET STATISTICS 60;
ALTER STATISTICS orders_together OWNER TO pg_monitor;
COMMENT ON INDEX orders_status IS 'For the list';
ALTER INDEX orders_status ALTER COLUMN 2 SET STATISTICS 300;
-- down: ALTER TYPE order_status RENAME TO order_status_new;
-- down: CREATE TYPE order_status AS ENUM ('new', 'created', 'done', 'gone');
-- down: ALTER TYPE order_status OWNER TO pg_monitor;
-- down: DROP STATISTICS orders_together;
-- down: ALTER INDEX orders_status RENAME TO orders_status_status_new;
-- down: COMMENT ON INDEX orders_status_status_new IS NULL;
-- down: ALTER TABLE orders RENAME COLUMN status TO status_new;
-- down: ALTER TABLE orders ALTER COLUMN status_new DROP NOT NULL;
-- down: ALTER TABLE orders ALTER COLUMN status_new DROP DEFAULT;
-- down: COMMENT ON COLUMN orders.status_new IS NULL;
-- down: ALTER TABLE orders ALTER COLUMN status_new SET STATISTICS -1;
-- down: ALTER TABLE orders ALTER COLUMN status_new RESET (n_distinct);
-- down: ALTER TABLE orders ADD COLUMN status order_status DEFAULT 'new';
-- down: UPDATE orders SET status = status_new::text::order_status;
-- down: ALTER TABLE orders ADD CONSTRAINT status_given NOT NULL status;
-- down: COMMENT ON COLUMN orders.status IS 'How far it is';
-- down: ALTER TABLE orders ALTER COLUMN status SET STATISTICS 500;
-- down: ALTER TABLE orders ALTER COLUMN status SET (n_distinct = 3);
-- down: CREATE INDEX orders_status ON orders (status DESC, (id % 10)) INCLUDE (customer) WITH (fillfactor = 60);
-- down: COMMENT ON INDEX orders_status IS 'For the list';
-- down: ALTER INDEX orders_status ALTER COLUMN 2 SET STATISTICS 300;
-- down: CREATE STATISTICS orders_together ON customer, status FROM orders;
-- down: ALTER STATISTICS orders_together SET STATISTICS 60;
-- down: ALTER STATISTICS orders_together OWNER TO pg_monitor;
-- down: ALTER TABLE orders ADD CONSTRAINT orders_status_fits_check CHECK (status_new IS NOT NULL);
-- down: CREATE FUNCTION orders__status_new__from_old() RETURNS trigger LANGUAGE plpgsql AS $$
-- BEGIN
--   NEW.status_new := (CASE NEW.status::text WHEN 'new' THEN 'created' ELSE NEW.status::text END)::order_status_new;
--   RETURN NEW;
-- END $$;
-- down: CREATE TRIGGER zz_status_new_from_old BEFORE INSERT OR UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION orders__status_new__from_old();
