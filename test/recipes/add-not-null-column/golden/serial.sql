-- Add orders.number and fill it in batches
-- servers: v1.0.0 leaves number out of its INSERTs, and its rows get the default.
-- note: Added in one statement, all of orders would be written again, as each row gets a number of its own.

-- expand, this release: Add orders.number; new rows get its default
CREATE SEQUENCE orders_number_seq;
ALTER TABLE orders ADD COLUMN number bigint;
ALTER TABLE orders ALTER COLUMN number SET DEFAULT nextval('orders_number_seq'::regclass);
ALTER SEQUENCE orders_number_seq OWNED BY orders.number;
-- down: ALTER TABLE orders DROP COLUMN number;

-- backfill, this release, outside a transaction: Fill orders.number of the rows that are there
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
    UPDATE orders SET number = nextval('orders_number_seq'::regclass)
    WHERE (_done IS NULL OR id > _done) AND id <= _upto AND (number IS NULL);
    COMMIT;
    _done := _upto;
    _upto := NULL;
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;

-- backfill, this release: Refuse NULL in orders.number from now on
ALTER TABLE orders ADD CONSTRAINT orders_number_not_null_check CHECK (number IS NOT NULL) NOT VALID;
-- down: ALTER TABLE orders DROP CONSTRAINT orders_number_not_null_check;

-- backfill, this release: Prove that no row of orders.number is NULL
ALTER TABLE orders VALIDATE CONSTRAINT orders_number_not_null_check;

-- backfill, this release: Set orders.number NOT NULL, which the proof makes instant
ALTER TABLE orders ALTER COLUMN number SET NOT NULL;
ALTER TABLE orders DROP CONSTRAINT orders_number_not_null_check;
-- down: ALTER TABLE orders ADD CONSTRAINT orders_number_not_null_check CHECK (number IS NOT NULL) NOT VALID;
-- down: ALTER TABLE orders ALTER COLUMN number DROP NOT NULL;
