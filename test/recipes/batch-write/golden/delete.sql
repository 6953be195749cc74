-- Delete rows of orders in batches
-- servers: All servers go on as they are; a row is locked for one batch only.
-- note: Stopped half way, it can be started again from the beginning.
-- note: Until it ends, servers see some of the rows as they were.

-- backfill, this release, outside a transaction: Delete rows of orders, 1000 at a time
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
    DELETE FROM orders
    WHERE (_done IS NULL OR orders.id > _done) AND orders.id <= _upto AND (total = 0);
    COMMIT;
    _done := _upto;
    _upto := NULL;
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;
