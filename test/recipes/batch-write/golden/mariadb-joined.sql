-- Update rows of orders in batches
-- servers: All servers go on as they are; a row is locked for one batch only.
-- note: Stopped half way, it can be started again from the beginning.
-- note: Until it ends, servers see some of the rows as they were.

-- backfill, this release, outside a transaction: Update rows of orders, 1000 at a time
DROP PROCEDURE IF EXISTS backfill_orders_rows;
CREATE PROCEDURE backfill_orders_rows()
BEGIN
  SET @backfill_low = (SELECT MIN(id) FROM orders);
  WHILE @backfill_low IS NOT NULL DO
    SET @backfill_high = (SELECT id FROM orders WHERE id > @backfill_low ORDER BY id LIMIT 1 OFFSET 1000);
    -- Two statements, as a condition with OR would lock every row up to the last one.
    IF @backfill_high IS NULL THEN
      UPDATE orders o JOIN customers c ON c.id = o.customer_id SET o.region = c.region
    WHERE o.id >= @backfill_low AND (o.region IS NULL);
    ELSE
      UPDATE orders o JOIN customers c ON c.id = o.customer_id SET o.region = c.region
    WHERE o.id >= @backfill_low AND o.id < @backfill_high AND (o.region IS NULL);
    END IF;
    DO SLEEP(0.05);
    SET @backfill_low = @backfill_high;
  END WHILE;
END;
CALL backfill_orders_rows();
DROP PROCEDURE backfill_orders_rows;
