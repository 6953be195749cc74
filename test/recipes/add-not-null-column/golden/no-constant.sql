-- Add orders.due, and set it NOT NULL in the next release
-- servers: The new server writes due in every row it inserts or changes, and takes NULL as not known yet: rows of v1.0.0 have it.
-- note: No value can be made up for orders.due: fill the rows that are NULL before the contract step. While there are any, the step stops.

-- expand, this release: Add orders.due, which may be NULL for now
ALTER TABLE orders ADD COLUMN due date;
-- down: ALTER TABLE orders DROP COLUMN due;

-- contract, next release: Refuse NULL in orders.due from now on
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM orders WHERE due IS NULL) THEN
    RAISE EXCEPTION USING MESSAGE = 'orders.due is NULL in some rows';
  END IF;
END $$;
ALTER TABLE orders ADD CONSTRAINT orders_due_not_null_check CHECK (due IS NOT NULL) NOT VALID;
-- down: ALTER TABLE orders DROP CONSTRAINT orders_due_not_null_check;

-- contract, next release: Prove that no row of orders.due is NULL
ALTER TABLE orders VALIDATE CONSTRAINT orders_due_not_null_check;

-- contract, next release: Set orders.due NOT NULL, which the proof makes instant
ALTER TABLE orders ALTER COLUMN due SET NOT NULL;
ALTER TABLE orders DROP CONSTRAINT orders_due_not_null_check;
-- down: ALTER TABLE orders ADD CONSTRAINT orders_due_not_null_check CHECK (due IS NOT NULL) NOT VALID;
-- down: ALTER TABLE orders ALTER COLUMN due DROP NOT NULL;
