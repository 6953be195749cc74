-- Add orders.token and fill it in batches
-- servers: v1.0.0 leaves token out of its INSERTs, and its rows get the default.
-- note: Added in one statement, all of orders would be written again, as its default, (uuid()), is computed for each row.

-- expand, this release: Add orders.token; new rows get its default
ALTER TABLE orders ADD COLUMN token varchar(36);
ALTER TABLE orders ALTER COLUMN token SET DEFAULT (uuid());
-- down: ALTER TABLE orders DROP COLUMN token;

-- backfill, this release, outside a transaction: Fill orders.token of the rows that are there
DROP PROCEDURE IF EXISTS backfill_orders_token;
CREATE PROCEDURE backfill_orders_token()
BEGIN
  SET @backfill_low = (SELECT MIN(id) FROM orders);
  WHILE @backfill_low IS NOT NULL DO
    SET @backfill_high = (SELECT id FROM orders WHERE id > @backfill_low ORDER BY id LIMIT 1 OFFSET 1000);
    -- Two statements, as a condition with OR would lock every row up to the last one.
    IF @backfill_high IS NULL THEN
      UPDATE orders SET token = (uuid()) WHERE id >= @backfill_low AND (token IS NULL);
    ELSE
      UPDATE orders SET token = (uuid()) WHERE id >= @backfill_low AND id < @backfill_high AND (token IS NULL);
    END IF;
    DO SLEEP(0.05);
    SET @backfill_low = @backfill_high;
  END WHILE;
END;
CALL backfill_orders_token();
DROP PROCEDURE backfill_orders_token;

-- backfill, this release: Set orders.token NOT NULL while writes go on
SET @sql_mode_before = @@SESSION.sql_mode;
SET SESSION sql_mode = CONCAT_WS(',', NULLIF(@@SESSION.sql_mode, ''), 'STRICT_ALL_TABLES');
ALTER TABLE orders MODIFY COLUMN token varchar(36) NOT NULL DEFAULT (uuid()), ALGORITHM=INPLACE, LOCK=NONE;
SET SESSION sql_mode = @sql_mode_before;
-- down: ALTER TABLE orders MODIFY COLUMN token varchar(36) DEFAULT (uuid());
