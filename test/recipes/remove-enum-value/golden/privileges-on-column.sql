-- Change the values of state in two releases
-- servers: v1.0.0 goes on reading and writing orders.St ate with the values it knows.
-- servers: The new server reads all values, and writes only such as both types have: never 'gone'. It never names St ate_new.
-- servers: It says $1::text::state for parameters of the type: a statement that was prepared for the old type fails for good once the types are exchanged.
-- note: Rows with 'gone' have no value of the new type: change them before the contract step, which refuses them.
-- note: When the columns are exchanged, prepared statements that return them fail once with "cached plan must not change result type": the server prepares them again.
-- note: Taking the contract step back writes all rows again under one lock.

-- expand, this release: Add orders.St ate_new and fill it from St ate
CREATE TYPE state_new AS ENUM ('new', 'done');
ALTER TABLE orders ADD COLUMN "St ate_new" state_new;
CREATE FUNCTION "orders__St ate_new__try"("St ate" state) RETURNS state_new LANGUAGE plpgsql STABLE AS $$
DECLARE
  _fitting state_new;
BEGIN
  _fitting := "St ate"::text::state_new;
  RETURN _fitting;
EXCEPTION WHEN OTHERS THEN
  -- Old servers may go on writing what does not fit.
  RETURN NULL;
END $$;
CREATE FUNCTION "orders__St ate_new__from_old"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."St ate_new" := public."orders__St ate_new__try"(NEW."St ate");
  RETURN NEW;
END $$;
CREATE TRIGGER "zz_St ate_new_from_old" BEFORE INSERT OR UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION "orders__St ate_new__from_old"();
-- down: DROP TRIGGER "zz_St ate_new_from_old" ON orders;
-- down: DROP FUNCTION "orders__St ate_new__from_old"();
-- down: DROP FUNCTION "orders__St ate_new__try"(state);
-- down: ALTER TABLE orders DROP COLUMN "St ate_new";
-- down: DROP TYPE state_new;

-- backfill, this release, outside a transaction: Fill orders.St ate_new of the rows that are there
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
    UPDATE orders SET "St ate_new" = public."orders__St ate_new__try"("St ate")
    WHERE (_done IS NULL OR id > _done) AND id <= _upto AND ((public."orders__St ate_new__try"("St ate"))::text IS DISTINCT FROM ("St ate_new")::text);
    COMMIT;
    _done := _upto;
    _upto := NULL;
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;

-- contract, next release: Refuse values of orders.St ate that do not fit from now on
ALTER TABLE orders ADD CONSTRAINT "orders_St ate_fits_check" CHECK ("St ate_new" IS NOT NULL) NOT VALID;
-- down: ALTER TABLE orders DROP CONSTRAINT IF EXISTS "orders_St ate_fits_check";

-- contract, next release: Prove that every value fits
ALTER TABLE orders VALIDATE CONSTRAINT "orders_St ate_fits_check";

-- contract, next release: Exchange orders.St ate, and state for state_new
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM orders WHERE (public."orders__St ate_new__try"("St ate"))::text IS DISTINCT FROM ("St ate_new")::text) THEN
    RAISE EXCEPTION USING MESSAGE = 'orders.St ate_new and St ate differ: run the backfill again';
  END IF;
END $$;
DROP TRIGGER "zz_St ate_new_from_old" ON orders;
DROP FUNCTION "orders__St ate_new__from_old"();
DROP FUNCTION "orders__St ate_new__try"(state);
ALTER TABLE orders DROP COLUMN "St ate";
DROP TYPE state;
ALTER TYPE state_new RENAME TO state;
ALTER TABLE orders RENAME COLUMN "St ate_new" TO "St ate";
ALTER TABLE orders ALTER COLUMN "St ate" SET NOT NULL;
ALTER TABLE orders DROP CONSTRAINT "orders_St ate_fits_check";
GRANT SELECT ("St ate"), UPDATE ("St ate") ON orders TO PUBLIC;
-- down: ALTER TYPE state RENAME TO state_new;
-- down: CREATE TYPE state AS ENUM ('new', 'done', 'gone');
-- down: ALTER TABLE orders RENAME COLUMN "St ate" TO "St ate_new";
-- down: ALTER TABLE orders ALTER COLUMN "St ate_new" DROP NOT NULL;
-- down: ALTER TABLE orders ADD COLUMN "St ate" state;
-- down: UPDATE orders SET "St ate" = "St ate_new"::text::state;
-- down: ALTER TABLE orders ALTER COLUMN "St ate" SET NOT NULL;
-- down: GRANT SELECT ("St ate"), UPDATE ("St ate") ON orders TO PUBLIC;
-- down: ALTER TABLE orders ADD CONSTRAINT "orders_St ate_fits_check" CHECK ("St ate_new" IS NOT NULL);
-- down: CREATE FUNCTION "orders__St ate_new__try"("St ate" state) RETURNS state_new LANGUAGE plpgsql STABLE AS $$
-- DECLARE
--   _fitting state_new;
-- BEGIN
--   _fitting := "St ate"::text::state_new;
--   RETURN _fitting;
-- EXCEPTION WHEN OTHERS THEN
--   -- Old servers may go on writing what does not fit.
--   RETURN NULL;
-- END $$;
-- down: CREATE FUNCTION "orders__St ate_new__from_old"() RETURNS trigger LANGUAGE plpgsql AS $$
-- BEGIN
--   NEW."St ate_new" := public."orders__St ate_new__try"(NEW."St ate");
--   RETURN NEW;
-- END $$;
-- down: CREATE TRIGGER "zz_St ate_new_from_old" BEFORE INSERT OR UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION "orders__St ate_new__from_old"();
