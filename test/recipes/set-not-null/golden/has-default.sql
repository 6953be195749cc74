-- Set orders.priority NOT NULL in the next release
-- servers: The new server writes a value to orders.priority in every row it inserts or changes.
-- servers: v1.0.0 may go on writing NULL until it is gone; the new server still reads NULL in its rows.
-- servers: v1.0.0 reads 3 where it left priority NULL or out.
-- note: Rows without a value get 3: put another value there if it means something else to the servers.

-- backfill, this release, outside a transaction: Fill the rows in which orders.priority is NULL
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
    UPDATE orders SET priority = 3
    WHERE (_done IS NULL OR id > _done) AND id <= _upto AND (priority IS NULL);
    COMMIT;
    _done := _upto;
    _upto := NULL;
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;

-- contract, next release, outside a transaction: Fill what v1.0.0 left NULL since
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
    UPDATE orders SET priority = 3
    WHERE (_done IS NULL OR id > _done) AND id <= _upto AND (priority IS NULL);
    COMMIT;
    _done := _upto;
    _upto := NULL;
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;

-- contract, next release: Refuse NULL in orders.priority from now on
ALTER TABLE orders ADD CONSTRAINT orders_priority_not_null_check CHECK (priority IS NOT NULL) NOT VALID;
-- down: ALTER TABLE orders DROP CONSTRAINT orders_priority_not_null_check;

-- contract, next release: Prove that no row of orders.priority is NULL
ALTER TABLE orders VALIDATE CONSTRAINT orders_priority_not_null_check;

-- contract, next release: Set orders.priority NOT NULL, which the proof makes instant
ALTER TABLE orders ALTER COLUMN priority SET NOT NULL;
ALTER TABLE orders DROP CONSTRAINT orders_priority_not_null_check;
-- down: ALTER TABLE orders ADD CONSTRAINT orders_priority_not_null_check CHECK (priority IS NOT NULL) NOT VALID;
-- down: ALTER TABLE orders ALTER COLUMN priority DROP NOT NULL;
