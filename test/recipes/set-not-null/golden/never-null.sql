-- Set orders.note NOT NULL without a long lock
-- servers: The new server writes a value to orders.note in every row it inserts or changes.
-- note: Rows without a value get '': put another value there if it means something else to the servers.

-- backfill, this release, outside a transaction: Fill the rows in which orders.note is NULL
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
    UPDATE orders SET note = ''
    WHERE (_done IS NULL OR id > _done) AND id <= _upto AND (note IS NULL);
    COMMIT;
    _done := _upto;
    _upto := NULL;
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;

-- backfill, this release: Refuse NULL in orders.note from now on
ALTER TABLE orders ADD CONSTRAINT orders_note_not_null_check CHECK (note IS NOT NULL) NOT VALID;
-- down: ALTER TABLE orders DROP CONSTRAINT orders_note_not_null_check;

-- backfill, this release: Prove that no row of orders.note is NULL
ALTER TABLE orders VALIDATE CONSTRAINT orders_note_not_null_check;

-- backfill, this release: Set orders.note NOT NULL, which the proof makes instant
ALTER TABLE orders ALTER COLUMN note SET NOT NULL;
ALTER TABLE orders DROP CONSTRAINT orders_note_not_null_check;
-- down: ALTER TABLE orders ADD CONSTRAINT orders_note_not_null_check CHECK (note IS NOT NULL) NOT VALID;
-- down: ALTER TABLE orders ALTER COLUMN note DROP NOT NULL;
