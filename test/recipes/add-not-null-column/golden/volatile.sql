-- Add orders.token and fill it in batches
-- servers: v1.0.0 leaves token out of its INSERTs, and its rows get the default.
-- servers: The new server writes no duplicates to token, and rests no ON CONFLICT on it before the next release.
-- note: Added in one statement, all of orders would be written again, as its default, gen_random_uuid(), is computed for each row.

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

-- backfill, this release: Refuse NULL in orders.token from now on
ALTER TABLE orders ADD CONSTRAINT orders_token_not_null_check CHECK (token IS NOT NULL) NOT VALID;
-- down: ALTER TABLE orders DROP CONSTRAINT orders_token_not_null_check;

-- backfill, this release: Prove that no row of orders.token is NULL
ALTER TABLE orders VALIDATE CONSTRAINT orders_token_not_null_check;

-- backfill, this release: Set orders.token NOT NULL, which the proof makes instant
ALTER TABLE orders ALTER COLUMN token SET NOT NULL;
ALTER TABLE orders DROP CONSTRAINT orders_token_not_null_check;
-- down: ALTER TABLE orders ADD CONSTRAINT orders_token_not_null_check CHECK (token IS NOT NULL) NOT VALID;
-- down: ALTER TABLE orders ALTER COLUMN token DROP NOT NULL;

-- contract, next release, outside a transaction: Index orders.token
DROP INDEX CONCURRENTLY IF EXISTS orders_token_key;
CREATE UNIQUE INDEX CONCURRENTLY orders_token_key ON orders (token);
-- down: DROP INDEX CONCURRENTLY IF EXISTS orders_token_key;

-- contract, next release: Make orders.token unique
ALTER TABLE orders ADD CONSTRAINT orders_token_key UNIQUE USING INDEX orders_token_key;
-- down: ALTER TABLE orders DROP CONSTRAINT orders_token_key;
