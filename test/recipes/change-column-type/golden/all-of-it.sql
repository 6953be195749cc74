-- Change Orders.number from integer to bigint in two releases
-- servers: v1.0.0 goes on reading and writing number as integer.
-- servers: The new server works with number as integer and as bigint, as it is exchanged while it runs: it takes what it reads for either, perhaps by a cast in its queries, and writes only values that both take and that mean the same in both. It never names number_new.
-- servers: The server after it may count on bigint.
-- note: The contract step stops where number_new is not what number says: then run the backfill again. Triggers are passed over by session_replication_role = replica, DISABLE TRIGGER and pg_restore.
-- note: When the columns are exchanged, prepared statements that return number fail once with "cached plan must not change result type": the server prepares them again.
-- note: Taking the contract step back writes number of all rows, and builds its indexes, under one lock.
-- note: Two servers that insert the same new value at once may get a unique violation where ON CONFLICT alone would have settled it, as there are two unique indexes for a while. Let them try again.
-- note: At the end number stands last in the table. Privileges on single columns are not copied: grant those of number on number_new as well.

-- expand, this release: Add Orders.number_new and fill it from number
ALTER TABLE "Orders" ADD COLUMN number_new bigint;
CREATE FUNCTION "Orders__number_new__from_old"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.number_new := NEW.number;
  RETURN NEW;
END $$;
CREATE TRIGGER zz_number_new_from_old BEFORE INSERT OR UPDATE ON "Orders" FOR EACH ROW EXECUTE FUNCTION "Orders__number_new__from_old"();
-- down: DROP TRIGGER zz_number_new_from_old ON "Orders";
-- down: DROP FUNCTION "Orders__number_new__from_old"();
-- down: ALTER TABLE "Orders" DROP COLUMN number_new;

-- backfill, this release, outside a transaction: Fill Orders.number_new of the rows that are there
DO $$
DECLARE
  _done "Orders".id%TYPE;
  _upto "Orders".id%TYPE;
BEGIN
  LOOP
    SELECT batch.id INTO _upto
    FROM (SELECT id FROM "Orders" WHERE _done IS NULL OR id > _done ORDER BY id LIMIT 1000) AS batch
    ORDER BY batch.id DESC LIMIT 1;
    EXIT WHEN _upto IS NULL;
    UPDATE "Orders" SET number_new = number
    WHERE (_done IS NULL OR id > _done) AND id <= _upto AND ((number)::bigint IS DISTINCT FROM number_new);
    COMMIT;
    _done := _upto;
    _upto := NULL;
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;

-- backfill, this release, outside a transaction: Index Orders.number_new as one_number does number
DROP INDEX CONCURRENTLY IF EXISTS one_number_number_new;
CREATE UNIQUE INDEX CONCURRENTLY one_number_number_new ON "Orders" USING btree (customer, number_new) WITH (fillfactor = 80);
-- down: DROP INDEX CONCURRENTLY IF EXISTS one_number_number_new;

-- backfill, this release, outside a transaction: Index Orders.number_new as Orders number does number
DROP INDEX CONCURRENTLY IF EXISTS "Orders number_number_new";
CREATE INDEX CONCURRENTLY "Orders number_number_new" ON "Orders" (number_new DESC NULLS LAST, (number_new % 100)) INCLUDE (customer) WITH (fillfactor = 70, deduplicate_items = 'off');
-- down: DROP INDEX CONCURRENTLY IF EXISTS "Orders number_number_new";

-- backfill, this release, outside a transaction: Index Orders.number_new as orders_identity does number
DROP INDEX CONCURRENTLY IF EXISTS orders_identity_number_new;
CREATE UNIQUE INDEX CONCURRENTLY orders_identity_number_new ON "Orders" (number_new, id);
-- down: DROP INDEX CONCURRENTLY IF EXISTS orders_identity_number_new;

-- contract, next release: Refuse rows without a value of Orders.number_new from now on
ALTER TABLE "Orders" ADD CONSTRAINT "Orders_number_fits_check" CHECK (number_new IS NOT NULL) NOT VALID;
-- down: ALTER TABLE "Orders" DROP CONSTRAINT IF EXISTS "Orders_number_fits_check";

-- contract, next release: Prove that every row has one
ALTER TABLE "Orders" VALIDATE CONSTRAINT "Orders_number_fits_check";

-- contract, next release: Exchange Orders.number for number_new
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM "Orders" WHERE (number)::bigint IS DISTINCT FROM number_new) THEN
    RAISE EXCEPTION USING MESSAGE = 'Orders.number_new and number differ: run the backfill again';
  END IF;
END $$;
DROP TRIGGER zz_number_new_from_old ON "Orders";
DROP FUNCTION "Orders__number_new__from_old"();
ALTER TABLE "Orders" DROP COLUMN number;
ALTER TABLE "Orders" RENAME COLUMN number_new TO number;
ALTER TABLE "Orders" ADD CONSTRAINT number_given NOT NULL number;
ALTER TABLE "Orders" DROP CONSTRAINT "Orders_number_fits_check";
ALTER TABLE "Orders" ADD CONSTRAINT one_number UNIQUE USING INDEX one_number_number_new;
COMMENT ON CONSTRAINT one_number ON "Orders" IS 'Each once';
ALTER INDEX "Orders number_number_new" RENAME TO "Orders number";
ALTER INDEX orders_identity_number_new RENAME TO orders_identity;
ALTER TABLE "Orders" ADD CONSTRAINT short_number CHECK (number > 0) NOT VALID;
COMMENT ON CONSTRAINT short_number ON "Orders" IS 'Fits the form';
COMMENT ON COLUMN "Orders".number IS 'As printed';
ALTER TABLE "Orders" ALTER COLUMN number SET STATISTICS 500;
ALTER TABLE "Orders" ALTER COLUMN number SET (n_distinct = -0.5, n_distinct_inherited = 100);
CREATE STATISTICS orders_together (ndistinct, mcv) ON customer, number FROM "Orders";
COMMENT ON STATISTICS orders_together IS 'Customers have numbers of their own';
CREATE STATISTICS stats.by_length ON (number % 10), customer FROM "Orders";
ALTER TABLE "Orders" CLUSTER ON one_number;
COMMENT ON INDEX "Orders number" IS 'For the list';
ALTER TABLE "Orders" REPLICA IDENTITY USING INDEX orders_identity;
-- down: ALTER TABLE "Orders" REPLICA IDENTITY DEFAULT;
-- down: ALTER TABLE "Orders" DROP CONSTRAINT short_number;
-- down: ALTER TABLE "Orders" DROP CONSTRAINT one_number;
-- down: DROP STATISTICS orders_together;
-- down: DROP STATISTICS stats.by_length;
-- down: ALTER INDEX "Orders number" RENAME TO "Orders number_number_new";
-- down: ALTER INDEX orders_identity RENAME TO orders_identity_number_new;
-- down: COMMENT ON INDEX "Orders number_number_new" IS NULL;
-- down: ALTER TABLE "Orders" RENAME COLUMN number TO number_new;
-- down: ALTER TABLE "Orders" ALTER COLUMN number_new DROP NOT NULL;
-- down: COMMENT ON COLUMN "Orders".number_new IS NULL;
-- down: ALTER TABLE "Orders" ALTER COLUMN number_new SET STATISTICS -1;
-- down: ALTER TABLE "Orders" ALTER COLUMN number_new RESET (n_distinct, n_distinct_inherited);
-- down: ALTER TABLE "Orders" ADD COLUMN number integer;
-- down: UPDATE "Orders" SET number = number_new::integer;
-- down: ALTER TABLE "Orders" ADD CONSTRAINT number_given NOT NULL number;
-- down: COMMENT ON COLUMN "Orders".number IS 'As printed';
-- down: ALTER TABLE "Orders" ALTER COLUMN number SET STATISTICS 500;
-- down: ALTER TABLE "Orders" ALTER COLUMN number SET (n_distinct = -0.5, n_distinct_inherited = 100);
-- down: CREATE UNIQUE INDEX one_number_number_new ON "Orders" USING btree (customer, number_new) WITH (fillfactor = 80);
-- down: CREATE INDEX "Orders number" ON "Orders" (number DESC NULLS LAST, (number % 100)) INCLUDE (customer) WITH (fillfactor = 70, deduplicate_items = 'off');
-- down: COMMENT ON INDEX "Orders number" IS 'For the list';
-- down: ALTER INDEX "Orders number" ALTER COLUMN 2 SET STATISTICS 300;
-- down: CREATE UNIQUE INDEX orders_identity ON "Orders" (number, id);
-- down: ALTER TABLE "Orders" ADD CONSTRAINT one_number UNIQUE (customer, number) WITH (fillfactor = 80);
-- down: COMMENT ON CONSTRAINT one_number ON "Orders" IS 'Each once';
-- down: ALTER TABLE "Orders" CLUSTER ON one_number;
-- down: ALTER TABLE "Orders" ADD CONSTRAINT short_number CHECK (number > 0);
-- down: COMMENT ON CONSTRAINT short_number ON "Orders" IS 'Fits the form';
-- down: CREATE STATISTICS orders_together (ndistinct, mcv) ON customer, number FROM "Orders";
-- down: COMMENT ON STATISTICS orders_together IS 'Customers have numbers of their own';
-- down: ALTER STATISTICS orders_together SET STATISTICS 800;
-- down: CREATE STATISTICS stats.by_length ON (number % 10), customer FROM "Orders";
-- down: ALTER TABLE "Orders" REPLICA IDENTITY USING INDEX orders_identity;
-- down: ALTER TABLE "Orders" ADD CONSTRAINT "Orders_number_fits_check" CHECK (number_new IS NOT NULL);
-- down: CREATE FUNCTION "Orders__number_new__from_old"() RETURNS trigger LANGUAGE plpgsql AS $$
-- BEGIN
--   NEW.number_new := NEW.number;
--   RETURN NEW;
-- END $$;
-- down: CREATE TRIGGER zz_number_new_from_old BEFORE INSERT OR UPDATE ON "Orders" FOR EACH ROW EXECUTE FUNCTION "Orders__number_new__from_old"();

-- contract, next release: Prove the constraints of Orders.number for the rows that are there
ALTER TABLE "Orders" VALIDATE CONSTRAINT short_number;
