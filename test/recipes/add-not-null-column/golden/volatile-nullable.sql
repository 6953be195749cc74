-- Add orders.token and fill it in batches
-- servers: v1.0.0 leaves token out of its INSERTs, and its rows get the default.
-- note: Added in one statement, all of orders would be written again, as its default, gen_random_uuid(), is computed for each row.
-- note: The rows are filled before the new server starts: later it would be written over each NULL that the new server means.

-- expand, this release: Add orders.token; new rows get its default
ALTER TABLE orders ADD COLUMN token uuid;
ALTER TABLE orders ALTER COLUMN token SET DEFAULT gen_random_uuid();
-- down: ALTER TABLE orders DROP COLUMN token;

-- backfill, this release, outside a transaction: Fill orders.token of the rows that are there
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
    UPDATE orders SET token = gen_random_uuid()
    WHERE (_done IS NULL OR id > _done) AND id <= _upto AND (token IS NULL);
    COMMIT;
    _done := _upto;
    _upto := NULL;
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;
